// SPDX-License-Identifier: GPL-2.0-or-later
// Comfort only: every page works without it.
"use strict";

const box = document.getElementById("q");
const form = box.form;

// "/" goes to the search box from anywhere but another field.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A choice by pointer takes effect at once, where there is something to search for. By keys every value on the way would:
// then a button appears that says so. The page that comes has the focus where this one had it.
const kept_focus = "wirecopy.focus";
const apply = form.querySelector("button.choices");
let changed = "";
for (const choice of form.querySelectorAll("select")) {
  let pointed = false;
  choice.addEventListener("pointerdown", () => { pointed = true; });
  choice.addEventListener("keydown", () => { pointed = false; });
  choice.addEventListener("change", () => {
    changed = choice.name;
    if (!location.search) return;
    if (pointed) form.requestSubmit();
    else apply.hidden = false;
  });
}
try {
  form.elements[sessionStorage.getItem(kept_focus) ?? ""]?.focus({ preventScroll: true });
  sessionStorage.removeItem(kept_focus);
  form.addEventListener("submit", () => { if (changed) sessionStorage.setItem(kept_focus, changed); });
} catch {
  // A browser that keeps nothing: the focus is where it is on every new page.
}

// Where the boxes of the filters lie over the page, they go when they are left, or with Escape.
{
  const filters = form.querySelector(".filters");
  const lies_over = () => filters.open && getComputedStyle(filters.querySelector(".boxes")).position === "absolute";
  const leave = (event) => { if (lies_over() && !filters.contains(event.target)) filters.open = false; };
  document.addEventListener("focusin", leave);
  document.addEventListener("pointerdown", leave);
  filters.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !lies_over()) return;
    filters.open = false;
    filters.querySelector("summary").focus();
  });
}

// What was left at its first value stays out of the address, so that it reads well when passed on.
form.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) {
    const choice = form.elements[name];
    const standard = choice.tagName === "SELECT" ? choice.options[0].value : "";
    if (value === standard && name !== "q") event.formData.delete(name);
  }
});

// Times, and the days of a story, by the clock of the reader, or of the zone that was asked for; what the page said stays
// as the title of a time.
{
  const asked = new URLSearchParams(location.search).get("tz") || undefined;
  const parts = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" };
  let clock = null;
  try {
    clock = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: asked });
  } catch {
    // A zone that the browser does not know: times stay in UTC.
  }
  const parts_of = (date) => {
    const moment = new Date(date);
    if (Number.isNaN(moment.getTime())) return null;
    return Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  };

  // A text without an hour is of the day it says. Its page lists them all by the days in UTC.
  const key_clock = clock && new Intl.DateTimeFormat("sv-SE", { timeZone: asked });
  for (const course of clock ? document.querySelectorAll(".course") : []) {
    const days = new Map();
    for (const text of course.querySelectorAll("li")) {
      const date = text.querySelector("time").dateTime;
      const part = date.includes("T") ? parts_of(date) : null;
      const key = part ? key_clock.format(new Date(date)) : date || "undated";
      const words = part ? `${part.day} ${part.month} ${part.year}` : text.parentElement.previousElementSibling.textContent;
      if (!days.has(key)) days.set(key, { words, texts: [] });
      days.get(key).texts.push(text);
    }
    const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
    const old = course.querySelectorAll("h2, ol");
    course.prepend(...sorted.flatMap(({ words, texts }) => {
      const heading = document.createElement("h2");
      heading.textContent = words;
      const list = document.createElement("ol");
      list.className = "timeline";
      list.append(...texts);
      return [heading, list];
    }));
    old.forEach((each) => each.remove());

    const span = document.querySelector(".days");
    const ends = sorted.map(({ words }) => words).filter((words) => words !== "undated");
    if (course.querySelector(".more")) ends.push(span.textContent.split(" to ").at(-1));  // the list ends before
    if (span) span.textContent = [...new Set([ends[0], ends.at(-1)])].join(" to ");
  }

  for (const time of clock ? document.querySelectorAll("time[datetime*=T]") : []) {
    const part = parts_of(time.dateTime);
    if (!part) continue;
    const words = `${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}\u00A0${part.timeZoneName}`;
    if (words === time.textContent) continue;
    time.title = time.title ? `${time.textContent}, ${time.title}` : time.textContent;
    time.textContent = words;
  }
}

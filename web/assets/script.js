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

// A choice takes effect at once, where there is something to search for.
for (const choice of form.querySelectorAll("select"))
  choice.addEventListener("change", () => { if (location.search) form.requestSubmit(); });

// What was left at its first value stays out of the address, so that it reads well when passed on.
form.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) {
    const choice = form.elements[name];
    const standard = choice.tagName === "SELECT" ? choice.options[0].value : "";
    if (value === standard && name !== "q") event.formData.delete(name);
  }
});

// SPDX-License-Identifier: GPL-2.0-or-later
// Drawing over the bars of the histogram keeps their time. Without script each bar is a link of its own.
"use strict";

{
  const figure = document.querySelector(".histogram");
  const bars = figure ? [...figure.querySelectorAll("a")] : [];
  if (bars.length > 0) watch(figure, figure.querySelector("svg"), bars);
  if (figure?.dataset.zone) offer_own_clock(figure);
}

// Times on the page are those of the reader; the days that bars stand for begin by the zone of the search, until the
// reader asks for another.
function offer_own_clock(figure) {
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!mine || mine === figure.dataset.zone) return;
  const url = new URL(location);
  url.searchParams.set("tz", mine);
  for (const place of ["offset", "cursor"]) url.searchParams.delete(place);
  const link = document.createElement("a");
  link.href = url.href;
  link.textContent = `Count by my clock (${mine.replaceAll("_", " ")})`;
  const line = document.createElement("p");
  line.className = "own-clock";
  line.append(link);
  figure.append(line);
}

function watch(figure, drawing, bars) {
  const readout = document.createElement("output");
  readout.hidden = true;
  figure.append(readout);
  const shade = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  shade.setAttribute("class", "brush");
  shade.setAttribute("height", "60");
  const slot_width = Number(bars[0].firstElementChild.getAttribute("width"));
  const middles = bars.map((bar) => Number(bar.firstElementChild.getAttribute("x")) + slot_width / 2);
  let anchor = null;  // number of the bar where drawing began
  let moved = false;

  // The address of the search within the time of some bars, of which the ends are given in any order.
  const address = (one, other) => {
    const url = new URL(bars[0].getAttribute("href"), location);  // `href` of a link in SVG is an object
    url.searchParams.set("from", bars[Math.min(one, other)].dataset.from);
    url.searchParams.set("until", bars[Math.max(one, other)].dataset.until);
    return url.href;
  };

  const show = (one, other) => {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    bars.forEach((bar, number) => bar.classList.toggle("chosen", number >= first && number <= last));
    shade.setAttribute("x", middles[first] - slot_width / 2);
    shade.setAttribute("width", middles[last] - middles[first] + slot_width);
    const words = (bar) => bar.getAttribute("aria-label").replace(/:[^:]*$/, "");
    readout.hidden = false;
    readout.textContent = first === last ? bars[first].getAttribute("aria-label") : `${words(bars[first])} to ${words(bars[last])}`;
  };

  const clear = () => {
    for (const bar of bars) bar.classList.remove("chosen");
    shade.remove();
    readout.hidden = true;
    anchor = null;
  };

  // The bar next to a place on the screen: time without a bar belongs to the nearest one.
  const nearest = (event) => {
    const box = drawing.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * drawing.viewBox.baseVal.width;
    return middles.reduce((best, middle, number) => Math.abs(middle - x) < Math.abs(middles[best] - x) ? number : best, 0);
  };

  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    anchor = nearest(event);
    moved = false;
  });
  addEventListener("pointermove", (event) => {
    if (anchor === null) return;
    const here = nearest(event);
    if (here === anchor && !moved) return;
    moved = true;
    drawing.append(shade);
    show(anchor, here);
  });
  addEventListener("pointerup", (event) => {
    if (anchor === null) return;
    const [from, here] = [anchor, nearest(event)];
    anchor = null;
    if (moved) location.href = address(from, here);
  });
  addEventListener("pointercancel", clear);
  // A drawing that ends on the bar it began on would click it as well.
  drawing.addEventListener("click", (event) => { if (moved) event.preventDefault(); });
  drawing.addEventListener("dragstart", (event) => event.preventDefault());

  // One tab stop for all bars; arrows go from bar to bar, with Shift they draw, Enter keeps what is drawn.
  bars.forEach((bar, number) => { bar.tabIndex = number === 0 ? 0 : -1; });
  figure.addEventListener("keydown", (event) => {
    const at = bars.indexOf(event.target.closest("a"));
    if (at < 0) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -bars.length, End: bars.length };
    if (event.key === "Escape") return clear();
    if (event.key === "Enter" && anchor !== null) {
      event.preventDefault();
      location.href = address(anchor, at);
    }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = Math.min(bars.length - 1, Math.max(0, at + steps[event.key]));
    if (event.shiftKey) {
      anchor ??= at;
      drawing.append(shade);
    } else {
      clear();
    }
    bars[at].tabIndex = -1;
    bars[next].tabIndex = 0;
    bars[next].focus();
    show(anchor ?? next, next);
  });
  for (const [number, bar] of bars.entries()) {
    bar.addEventListener("pointerenter", () => { if (anchor === null) show(number, number); });
    bar.addEventListener("focus", () => { if (anchor === null) show(number, number); });
  }
  drawing.addEventListener("pointerleave", () => { if (anchor === null) clear(); });
  figure.addEventListener("focusout", (event) => { if (!figure.contains(event.relatedTarget)) clear(); });
}

// SPDX-License-Identifier: GPL-2.0-or-later
// What the query may become, below the search box while it is typed: a combobox as the ARIA Authoring Practices
// describe it.
"use strict";

{
  const input = document.getElementById("q");
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    input.setAttribute(name, value);
  suggest(input, list);
}

function suggest(input, list) {
  const pause = 120;  // ms without a key before the server is asked
  const index = new URLSearchParams(location.search).get("index");  // where several are served
  const known = new Map();
  let chosen = -1;
  let typed = input.value;
  let waiting = 0;
  let asking = null;

  const cell = (kind, text) => {
    const part = document.createElement("span");
    part.className = kind;
    part.textContent = text;
    part.dir = "auto";
    return part;
  };

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (number) => {
    const options = [...list.children];
    chosen = (number + 1 + options.length + 1) % (options.length + 1) - 1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
      input.value = typed;
      return;
    }
    input.setAttribute("aria-activedescendant", options[chosen].id);
    input.value = options[chosen].dataset.query;
    options[chosen].scrollIntoView({ block: "nearest" });
  };

  const go = (option) => {
    if (option.dataset.article) {
      location.href = `/article/${encodeURIComponent(option.dataset.article)}${index ? `?index=${encodeURIComponent(index)}` : ""}`;
      return;
    }
    input.value = option.dataset.query;
    input.form.requestSubmit();
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((suggestion, number) => {
      const option = document.createElement("li");
      option.id = `suggestion-${number}`;
      option.className = suggestion.kind;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.query = suggestion.query;
      if (suggestion.id) option.dataset.article = suggestion.id;
      option.append(cell("kind", suggestion.kind), cell("what", suggestion.kind === "word" ? suggestion.query : suggestion.text));
      if (suggestion.articles) option.append(cell("articles", suggestion.articles.toLocaleString("en")));
      return option;
    }));
    chosen = -1;
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    const text = input.value;
    asking?.abort();
    if (text.trim().length < 2) return close();
    asking = new AbortController();
    try {
      if (!known.has(text)) {
        const response = await fetch(`/api/v1/suggest?${new URLSearchParams({ limit: 4, q: text, ...(index ? { index } : {}) })}`, { signal: asking.signal });
        if (!response.ok) return close();
        known.set(text, (await response.json()).suggestions);
      }
      if (document.activeElement === input && input.value === text) show(known.get(text));
    } catch {
      // The next key asked anew, or the server is gone: a search box without suggestions is one still.
    }
  };

  input.addEventListener("input", () => {
    typed = input.value;
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") {
      event.preventDefault();
      input.value = typed;
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(list.children[chosen]);
    } else if (event.key === "Tab") {
      close();
    }
  });
  input.addEventListener("blur", close);
  // Before the blur that a press would cause.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
}

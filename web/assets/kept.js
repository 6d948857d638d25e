// SPDX-License-Identifier: GPL-2.0-or-later
// Searches that the reader keeps in this browser, and how much is new in each since it was last looked at.
"use strict";

{
  const store = "wirecopy.kept";
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(store));
      return Array.isArray(kept) ? kept.filter((each) => typeof each?.query === "string") : [];
    } catch {
      return [];  // no storage, or something else's
    }
  };
  const write = (kept) => {
    try {
      localStorage.setItem(store, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  };
  const texts = async (query) => {
    const response = await fetch(`/api/v1/search?${query}${query ? "&" : ""}limit=0`);
    return response.ok ? (await response.json()).total.texts.value : null;
  };
  // What of an address tells the search, whatever page of its hits is shown.
  const query_here = () => {
    const parameters = new URLSearchParams(location.search);
    for (const name of ["offset", "limit", "facet_limit"]) parameters.delete(name);
    return parameters.toString();
  };
  // What a parameter asks for: of names those, without the = in front of a whole one and the quotes around a comma.
  const asked = (name, value) => {
    if (name !== "source") return `${name} ${value}`;
    const names = value.match(/=?"(?:[^"\\]|\\.)*"|[^,]+/g) ?? [];
    const plain = names.map((each) => each.replace(/^=/, "").replace(/^"(.*)"$/s, (all, inside) => inside.replace(/\\(.)/g, "$1")));
    return `${name} ${plain.join(", ")}`;
  };
  const tools = document.querySelector(".results .tools");
  const section = document.getElementById("kept");
  if (tools) offer(tools, query_here());
  if (section) list(section);

  function offer(tools, query) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "keep-it";
    const kept_now = () => read().some((each) => each.query === query);
    const name = () => {
      button.textContent = kept_now() ? "Saved in this browser" : "Save this search";
      button.setAttribute("aria-pressed", String(kept_now()));
    };
    button.addEventListener("click", async () => {
      const others = read().filter((each) => each.query !== query);
      if (kept_now()) write(others);
      else write([...others, { query, seen: null }]);
      name();
      if (kept_now()) look();
    });
    // To look at the hits is to have seen them.
    const look = () => texts(query)
      .then((seen) => write(read().map((each) => each.query === query ? { query, seen } : each)))
      .catch(() => {});  // no server: what was seen stays
    name();
    tools.append(button);
    if (kept_now()) look();
  }

  async function list(section) {
    const kept = read();
    section.hidden = kept.length === 0;
    for (const each of kept) {
      const words = new URLSearchParams(each.query);
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.className = "name";
      link.href = `/?${each.query}`;
      link.dir = "auto";
      link.textContent = words.get("q") || "Every article";
      words.delete("q");
      const rest = document.createElement("span");
      rest.className = "asks quiet";
      rest.textContent = [...words].map((each) => asked(...each)).join("; ");
      const news = document.createElement("span");
      news.className = "news";
      const feed = document.createElement("a");
      feed.href = `/feed.atom?${each.query}`;
      feed.textContent = "Follow as a feed";
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "Remove";
      remove.setAttribute("aria-label", `Remove ${link.textContent}`);
      remove.addEventListener("click", () => {
        write(read().filter((other) => other.query !== each.query));
        row.remove();
        section.hidden = read().length === 0;
      });
      row.append(link, rest, news, feed, remove);
      section.querySelector("ul").append(row);
      const now = await texts(each.query).catch(() => null);
      if (now === null) continue;
      const seen = each.seen ?? now;  // not counted yet: from now on
      if (each.seen === null) write(read().map((other) => other.query === each.query ? { ...other, seen } : other));
      news.classList.toggle("some", now > seen);
      news.textContent = now > seen ? `${now - seen} new` : "nothing new";
    }
  }
}

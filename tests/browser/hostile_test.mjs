// SPDX-License-Identifier: GPL-2.0-or-later
// Script in headlines, texts, outlets, addresses, queries, feeds and names of files: none of it runs. A page is at fault
// when a dialog opens, when the browser complains (of script that the policy held back, too), or when an element is there
// that we did not write.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { desk, page_with, site } from "./desk.mjs";
import { payloads } from "./payloads.mjs";

const filler = "The lighthouse keeper of Stennick wrote the following line into the log of the night and went to bed early";

// Words of its own for each number, so that the texts are no copies of one another.
const own_words = (number) => Array.from({ length: 30 }, (_, at) => `lamp${number}beam${at}`).join(" ");

function hostile_articles(directory) {
  const folder = join(directory, "news");
  mkdirSync(folder);
  const article = (payload, number) => ({
    id: `${number}${payload}`, title: `${payload} lighthouse`, body: `${filler}: ${payload}\n\n${payload}\n\n${own_words(number)}.`,
    source: payload, url: payload, authors: [payload], section: payload, tags: [payload], date: "2024-03-05T06:00:00Z", lang: "en",
  });
  writeFileSync(join(folder, "all.jsonl"), payloads.map((payload, number) => JSON.stringify(article(payload, number))).join("\n"));
  payloads.forEach((payload, number) => {
    const name = `${number} ${payload.replaceAll("/", "\u2215").replaceAll("\0", "")}`.slice(0, 80);
    writeFileSync(join(folder, `${name}.txt`), `A note ${number} about the pier\n\nWhat was seen there on that day: ${own_words(`note${number}`)}.\n`);
  });
  return folder;
}

const state = desk(hostile_articles, "--cors", "*");
const { open } = state;

// What stands in a page that we do not write.
const foreign = (page) => page.evaluate(() => {
  const faults = [];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (["iframe", "object", "embed", "img", "video", "audio", "base", "style", "math", "template", "marquee", "foreignobject", "animate"].includes(name)) faults.push(element.outerHTML);
    if (name === "script" && !/^\/assets\/[a-z]+-[0-9a-f]{12}\.js$/.test(element.getAttribute("src"))) faults.push(element.outerHTML);
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc") faults.push(element.outerHTML);
      if (["href", "src", "action", "formaction", "xlink:href"].includes(attribute) && !/^(https?:\/\/[^/]|\/(?![\\/])|#)/.test(value)) faults.push(`${name} ${attribute}=${value}`);
    }
  }
  return faults;
});

async function check(page, path, what) {
  assert.equal((await page.goto(path, { waitUntil: "load" })).status(), 200, what);
  assert.deepEqual(await foreign(page), [], what);
}

test("there are enough of them", () => assert.ok(new Set(payloads).size >= 60));

test("as found in articles, none runs on pages of hits", () => open("/?q=lighthouse&dups=show&limit=100", async (page) => {
  assert.equal(await page.locator(".hits > li").count(), payloads.length);
  assert.deepEqual(await foreign(page), []);
  for (const path of ["/?q=*&dups=show&limit=100", "/?q=*&dups=show&limit=100&offset=100", "/?q=*&facet_limit=100", "/?q=pier&limit=100"])
    await check(page, path, path);
}));

test("as found in articles, none runs on pages of articles", () => open("/", async (page) => {
  for (const [number, payload] of payloads.entries()) {
    const id = encodeURIComponent(`${number}${payload.replaceAll("\0", " ")}`);
    await check(page, `/article/${id}?q=lighthouse`, payload);
  }
}));

test("typed as a query, none runs", () => open("/", async (page) => {
  for (const payload of payloads) await check(page, `/?q=${encodeURIComponent(payload)}`, payload);
}));

test("as another parameter or an address, none runs", () => open("/", async (page) => {
  for (const payload of payloads) {
    const value = encodeURIComponent(payload);
    for (const path of [`/?q=pier&source=${value}`, `/?q=pier&sort=${value}`, `/article/x?q=${value}`, `/compare?a=${value}&b=${value}`, `/${value}`]) {
      const response = await page.request.get(path);
      const type = response.headers()["content-type"];
      assert.match(type, /^text\/html; charset=utf-8$/);
      assert.doesNotMatch(await response.text(), /<script>|<img|<svg onload|<iframe|onerror=alert\(1\)>/i, path);
    }
  }
}));

test("pasted into the box, none runs", () => open("/match", async (page) => {
  await page.fill("#text", payloads.join("\n"));
  await page.click(".paste button");
  assert.deepEqual(await foreign(page), []);
  await page.goto("/match");
  await page.fill("#text", `${filler}: ${payloads[0]}`);
  await page.click(".paste button");
  assert.ok(await page.locator(".hits > li").count() > 0);
  assert.deepEqual(await foreign(page), []);
}));

test("suggested while typing, none runs", () => open("/", async (page) => {
  for (const typed of ["<script", "light", "alert", "source:java", "javascript"]) {
    await page.fill("#q", "");
    const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get("q") === typed);
    await page.locator("#q").pressSequentially(typed);
    await answered;
    assert.deepEqual(await foreign(page), []);
  }
}));

test("as a story tells it, none runs", () => open("/", async (page) => {
  for (const [number, payload] of payloads.entries())
    if (number % 8 === 0) await check(page, `/story/${encodeURIComponent(`${number}${payload}`)}`, payload);
}));

test("as a feed reader shows them, none runs", () => open("/", async (page, context) => {
  const summaries = await page.evaluate(async () => {
    const tree = new DOMParser().parseFromString(await (await fetch("/feed.atom?q=lighthouse&dups=show")).text(), "application/xml");
    return [...tree.querySelectorAll("summary")].map((summary) => summary.textContent);
  });
  const feed = await (await page.request.get("/feed.json?q=lighthouse&dups=show")).json();
  assert.equal(summaries.length, payloads.length);
  assert.equal(feed.items.length, payloads.length);
  for (const item of feed.items) assert.match(item.external_url ?? "https://", /^https?:\/\//);
  // A reader without any policy of its own.
  const reader = await context.newPage();
  const ran = [];
  reader.on("dialog", (dialog) => { ran.push(dialog.message()); dialog.dismiss(); });
  await reader.setContent([...summaries, ...feed.items.map((item) => item.content_html)].join("\n"));
  assert.deepEqual(ran, []);
  assert.deepEqual(await foreign(reader), []);
}));

test("in the element of another page, none runs", () => open("/", async (page) => {
  const element = '<news-search query="lighthouse OR pier" limit="100"></news-search>';
  const intranet = await site(() => page_with(state.url, element));
  await page.goto(intranet.url);
  await page.locator("news-search li").first().waitFor();
  const seen = () => page.evaluate(() => {
    const root = document.querySelector("news-search").shadowRoot;
    return {
      hits: root.querySelectorAll("li").length,
      names: [...new Set([...root.querySelectorAll("*")].map((each) => each.localName))].sort(),
      links: [...root.querySelectorAll("a")].map((each) => each.protocol),
      handlers: [...root.querySelectorAll("*")].flatMap((each) => [...each.attributes]).filter((each) => each.name.startsWith("on")).length,
    };
  });
  const known = ["a", "bdi", "button", "div", "form", "h3", "input", "li", "mark", "ol", "p", "span"];
  const all = await seen();
  assert.equal(all.hits, 100);
  assert.deepEqual(all.names.filter((name) => !known.includes(name)), []);
  assert.ok(all.links.every((protocol) => ["http:", "https:"].includes(protocol)));
  assert.equal(all.handlers, 0);
  for (const payload of payloads) {
    const answered = page.waitForResponse(/api\/v1\/search/);
    await page.locator("news-search input").fill(payload);
    await page.keyboard.press("Enter");
    await answered;
  }
  assert.deepEqual((await seen()).names.filter((name) => !known.includes(name)), []);
  intranet.stop();
}));

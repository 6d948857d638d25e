// SPDX-License-Identifier: GPL-2.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const state = desk();
const { open } = state;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

// What a strict XML parser makes of an address: elements as { name, text, attributes, children }.
const parse = (page, path) => page.evaluate(async (address) => {
  const response = await fetch(address);
  const tree = new DOMParser().parseFromString(await response.text(), "application/xml");
  const read = (element) => ({
    name: element.localName,
    space: element.namespaceURI,
    text: element.textContent,
    attributes: Object.fromEntries([...element.attributes].map((each) => [each.name, each.value])),
    children: [...element.children].map(read),
  });
  return { type: response.headers.get("content-type"), root: read(tree.documentElement) };
}, path);
const all = (element, name) => element.children.filter((each) => each.name === name);
const one = (element, name) => {
  const found = all(element, name);
  assert.equal(found.length, 1, `${found.length} elements ${name} in ${element.name}`);
  return found[0];
};

test("the Atom feed of every article holds what RFC 4287 asks for", () => open("/", async (page) => {
  const { type, root } = await parse(page, "/feed.atom");
  assert.match(type, /^application\/atom\+xml/);
  assert.equal(root.name, "feed");
  assert.equal(root.space, "http://www.w3.org/2005/Atom");
  const entries = all(root, "entry");
  assert.ok(entries.length > 20 && entries.length <= 100);
  assert.equal(new Set(entries.map((entry) => one(entry, "id").text)).size, entries.length);
  // An entry without an author takes that of the feed.
  assert.equal(one(one(root, "author"), "name").text, "Wirecopy");
  for (const element of [root, ...entries]) {
    assert.match(one(element, "id").text, /^urn:wirecopy:/);
    assert.ok(one(element, "title").text !== "");
    assert.match(one(element, "updated").text, moment);
    for (const author of all(element, "author")) assert.ok(one(author, "name").text !== "");
    for (const link of all(element, "link")) assert.match(link.attributes.href, /^https?:\/\//);
    assert.equal(all(element, "link").filter((link) => link.attributes.rel === "alternate").length, 1);
  }
  const dates = entries.map((entry) => one(entry, "updated").text);
  assert.deepEqual(dates, [...dates].sort().reverse());
}));

test("the JSON Feed holds what version 1.1 asks for", () => open("/", async (page) => {
  const response = await page.request.get("/feed.json?q=dockers");
  assert.match(response.headers()["content-type"], /^application\/feed\+json/);
  const feed = await response.json();
  assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
  assert.equal(feed.home_page_url, `${state.url}/?q=dockers`);
  assert.ok(feed.items.length > 0);
  for (const item of feed.items) {
    assert.equal(typeof item.id, "string");
    assert.ok(item.content_html);
    if (item.date_published) assert.match(item.date_published, moment);
  }
}));

test("every page says where its feeds and its search are", () => open("/?q=dockers", async (page) => {
  const address = (selector) => page.getAttribute(`head link${selector}`, "href");
  assert.equal(await address('[type="application/atom+xml"]'), "/feed.atom?q=dockers");
  assert.equal(await address('[type="application/feed+json"]'), "/feed.json?q=dockers");
  const { root } = await parse(page, await address("[rel=search]"));
  assert.equal(root.name, "OpenSearchDescription");
  assert.equal(root.space, "http://a9.com/-/spec/opensearch/1.1/");
  assert.ok(one(root, "ShortName").text.length <= 16);
  const url = all(root, "Url").find((each) => each.attributes.type === "text/html");
  assert.equal(url.attributes.template, `${state.url}/?q={searchTerms}`);
}));

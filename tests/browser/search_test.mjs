// SPDX-License-Identifier: GPL-2.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const { open } = desk();

test("a search from the first page shows hits with what matched marked", () => open("/", async (page) => {
  await page.fill("#q", "dock* strike");
  await page.press("#q", "Enter");
  await page.waitForURL(/\?q=dock(\*|%2A)\+strike$/);
  assert.match(await page.textContent("h1"), /^\d+ (texts|stories) \(\d+ articles\)$/);
  assert.equal(await page.inputValue("#q"), "dock* strike");
  const marks = await page.locator(".hits mark").allTextContents();
  assert.ok(marks.length > 0);
  for (const mark of marks) assert.match(mark, /^(dock|strik|struck)/i);
}));

test("the list of who else ran a text opens in place", () => open("/?q=dock*+strike", async (page) => {
  const carried = page.locator("details.carried").first();
  assert.equal(await carried.locator("li").first().isVisible(), false);
  await carried.locator("summary").click();
  assert.equal(await carried.locator("li").first().isVisible(), true);
  assert.match(await carried.textContent(), /identical|near|excerpt|expanded/);
  const articles = Number(/\d+/.exec(await carried.locator("summary").textContent())[0]);
  assert.equal(await carried.locator("li").count(), articles, "the article shown is one of them");
  assert.match(await carried.locator("li", { hasText: "this article" }).textContent(), /lead|identical|near|excerpt|expanded/);
}));

test("a hit that is a copy says whose, and leads there; a lead says nothing", () => open("/?q=dock*+strike", async (page) => {
  const copy = page.locator(".hit", { hasText: "coastline-radio.example" }).first();
  assert.equal(await copy.locator(".copy-of").textContent(), "An excerpt of what Meridian Wire ran");
  const { hits } = await (await page.request.get("/api/v1/search?q=dock*+strike")).json();
  assert.equal(hits[0].copies.role, "excerpt");
  assert.equal(hits[0].copies.words, "an excerpt of what Meridian Wire ran");
  const [lead] = hits[0].copies.others;
  assert.deepEqual([lead.id, lead.relation, lead.source], [hits[0].copies.id, "lead", "Meridian Wire"]);
  assert.ok(hits[0].copies.containment > 0.6 && hits[0].copies.resemblance < hits[0].copies.containment);
  assert.equal(hits[1].copies.role, "lead");
  assert.equal(hits[1].copies.words, null);
  assert.deepEqual([hits[1].copies.resemblance, hits[1].copies.containment], [1, 1]);
  assert.equal(await page.locator(".hit").nth(1).locator(".copy-of").count(), 0);
  await copy.locator(".copy-of a").click();
  await page.waitForURL(/\/article\/mw-20240306-strike\?q=dock/);
  assert.equal(await page.locator(".copy-of").count(), 0);
}));

test("a hit leads to its article, marked, and from there back to the hits", () => open("/?q=dock*+strike", async (page) => {
  await page.locator(".hits h2 a").first().click();
  await page.waitForURL(/\/article\/.*q=dock/);
  assert.ok(await page.locator(".body mark").count() > 0);
  await page.click(".back a");
  await page.waitForURL(/\?q=dock/);
}));

test("back at the hits, filters, order, grouping and page are as they were", () =>
  open("/?q=ferry&group=none&sort=date&from=2024-03&lang=en&tz=Europe%2FBerlin&limit=3&offset=3", async (page) => {
    const [found, heading] = [new URL(page.url()).searchParams, await page.textContent("h1")];
    await page.locator(".hits h2 a").first().click();
    await page.waitForURL(/\/article\//);
    assert.equal(await page.inputValue(".search input[name=from]"), "2024-03");
    assert.equal(await page.inputValue(".search select[name=group]"), "none");
    await page.click(".back a");
    await page.waitForURL((url) => url.pathname === "/");
    assert.deepEqual([...new URL(page.url()).searchParams].sort(), [...found].sort());
    assert.equal(await page.textContent("h1"), heading);
  }));

test("another query is asked in the same order and counted in the same way", () => {
  const shape = { half_life: "12h", diverse: "2", unit: "articles", facet_limit: "3", histogram: "month", share: "yes" };
  return open(`/?q=ferry&sort=fresh&${new URLSearchParams(shape)}`, async (page) => {
    await page.fill("#q", "dockers");
    await page.click(".line button");
    await page.waitForURL(/q=dock/);
    const { q, sort, ...rest } = Object.fromEntries(new URL(page.url()).searchParams);
    assert.deepEqual([q, sort], ["dockers", "fresh"]);
    assert.deepEqual(rest, shape);
  });
});

test("what could not be read as meant is said, with its place", () => open("/?q=%22dockers", async (page) => {
  assert.match(await page.textContent(".warnings"), /not closed/);
}));

test("nothing found offers what would find something", () => open("/?q=dockers+zebracorn", async (page) => {
  assert.equal(await page.textContent("h1"), "Nothing found");
  await page.click(".way-out");
  await page.waitForURL(/match=any/);
  assert.ok(await page.locator(".hits > li").count() > 0);
}));

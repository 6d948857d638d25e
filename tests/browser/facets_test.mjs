// SPDX-License-Identifier: GPL-2.0-or-later
// Narrowing: facets, the histogram, what is chosen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const { open } = desk();

const texts = async (page) => Number(/[\d,]+/.exec(await page.textContent("h1"))[0].replace(",", ""));
const facet = (page, heading) => page.locator(`.facets section:has(h3:text-is("${heading}"))`);
// What an address asks for beside its words, so that the order of parameters does not matter.
const asked = (page) => Object.fromEntries(new URL(page.url()).searchParams);

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`an outlet is chosen, another beside it, and both are given up, ${how} script`, () => open("/?q=ferry", async (page) => {
    const all = await texts(page);
    const first = facet(page, "Outlets").locator("a").nth(0);
    const name = await first.locator(".value").textContent();
    const counted = Number(await first.locator(".figure").textContent());
    await first.click();
    await page.waitForURL(/source=/);
    assert.deepEqual(asked(page), { q: "ferry", source: `=${name}` });
    assert.equal(await texts(page), counted);
    assert.ok(counted < all);
    const chosen = facet(page, "Outlets").locator("a[aria-current]");
    assert.deepEqual(await chosen.locator(".value").allTextContents(), [name]);
    assert.equal(await page.locator(".chips a").count(), 1);
    await facet(page, "Outlets").locator("a:not([aria-current])").first().click();
    await page.waitForURL(/source=.*%2C/);
    assert.equal(await page.locator(".chips a").count(), 2);
    await page.locator(".chips a").first().click();
    await page.waitForURL((url) => !url.search.includes("%2C"));
    await page.locator(".chips a").first().click();
    await page.waitForURL(/\?q=ferry$/);
    assert.equal(await texts(page), all);
  }, { javaScriptEnabled }));

  test(`a bar of the histogram keeps what it counts, ${how} script`, () => open("/?q=ferry", async (page) => {
    const bar = page.locator(".histogram a").first();
    const label = await bar.getAttribute("aria-label");
    await bar.click();
    await page.waitForURL(/from=/);
    assert.equal(await texts(page), Number(/: (\d+) text/.exec(label)[1]));
    await page.locator(".chips a").first().click();
    await page.waitForURL(/\?q=ferry$/);
  }, { javaScriptEnabled }));
}

test("what is chosen stands in its facet, however few there are of it", () => open("/?q=strike&source=gazette", async (page) => {
  const outlets = facet(page, "Outlets").locator("a");
  assert.deepEqual(await facet(page, "Outlets").locator("a[aria-current] .value").allTextContents(), ["portcalder-gazette.example"]);
  assert.ok(await outlets.count() > 8);
}));

test("choosing a facet moves none of them, nor do the boxes of the filters", () => open("/?q=ferry", async (page) => {
  const place = async () => (await facet(page, "Outlets").boundingBox()).y;
  const before = await place();
  await facet(page, "Outlets").locator("a").nth(0).click();
  await page.waitForURL(/source=/);
  assert.equal(await place(), before);
  await facet(page, "Languages").locator("a").nth(0).click();
  await page.waitForURL(/lang=/);
  assert.equal(await page.locator(".chips a").count(), 2);
  assert.equal(await place(), before);
  const hits = (await page.locator(".hits").boundingBox()).y;
  await page.locator(".filters summary").click();
  await page.locator(".boxes input").first().waitFor({ state: "visible" });
  assert.equal(await place(), before);
  assert.equal((await page.locator(".hits").boundingBox()).y, hits);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".boxes").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
}));

test("a box with what is wrong in it is open", () => open("/?q=ferry&from=never", async (page) => {
  assert.equal(await page.inputValue(".boxes input[name=from]"), "never");
  assert.equal(await page.locator(".boxes input[name=from]").isVisible(), true);
}, { status: 400 }));

test("few bars have the whole width, and say why they add up to more", () => open("/?q=dockers+strike&histogram=day", async (page) => {
  const drawing = await page.locator(".histogram svg").boundingBox();
  const slots = await page.locator(".histogram .slot").evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ left, right }) => [left, right]));
  assert.ok(slots.length < 8);
  assert.ok(Math.abs(slots[0][0] - drawing.x) < 2 && Math.abs(slots.at(-1)[1] - drawing.x - drawing.width) < 2);
  const counts = (await page.locator(".histogram a").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")))).map((label) => Number(/: (\d+)/.exec(label)[1]));
  assert.ok(counts.reduce((sum, each) => sum + each, 0) > await texts(page));
  assert.match(await page.textContent(".histogram"), /A text counts in every day in which it has an article\./);
  assert.match(await page.textContent(".facets"), /A text may be counted in several rows\./);
  await page.goto("/?q=dockers+strike&group=none");
  assert.doesNotMatch(await page.textContent(".histogram"), /counts in every/);
}));

test("the count beside a facet is what choosing it finds", () => open("/?q=lang:en", async (page) => {
  for (const heading of ["Outlets", "Authors", "Sections", "Tags"]) {
    const choice = facet(page, heading).locator("a").first();
    const figure = Number(await choice.locator(".figure").textContent());
    await choice.click();
    await page.waitForURL((url) => url.searchParams.get("q") !== "lang:en" || url.searchParams.has("source"));
    assert.equal(await texts(page), figure, heading);
    assert.equal(await facet(page, heading).locator("a[aria-current]").count(), 1, heading);
    await facet(page, heading).locator("a[aria-current]").click();
    await page.waitForURL((url) => url.searchParams.get("q") === "lang:en" && !url.searchParams.has("source"));
  }
}));

test("a condition holds for all that stands before it", () => open("/?q=ferry+OR+dockers", async (page) => {
  const choice = facet(page, "Sections").locator("a").first();
  const figure = Number(await choice.locator(".figure").textContent());
  await choice.click();
  await page.waitForURL(/AND/);
  assert.equal(await texts(page), figure);
  await facet(page, "Sections").locator("a[aria-current]").click();
  await page.waitForURL((url) => url.searchParams.get("q") === "ferry OR dockers");
}));

test("drawing over bars keeps the time of all of them", () => open("/?q=*", async (page) => {
  const bars = page.locator(".histogram a");
  const count = await bars.count();
  assert.ok(count > 4);
  const middle = async (number) => {
    const box = await bars.nth(number).locator(".slot").boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const from = await bars.nth(1).getAttribute("data-from");
  const until = await bars.nth(3).getAttribute("data-until");
  await page.mouse.move(...await middle(3));
  await page.mouse.down();
  await page.mouse.move(...await middle(2), { steps: 4 });
  await page.mouse.move(...await middle(1), { steps: 4 });
  assert.match(await page.textContent(".histogram output"), / to /);
  await page.mouse.up();
  await page.waitForURL(/from=/);
  assert.deepEqual(asked(page), { q: "*", from, until });
}));

test("arrows walk over the bars, with Shift they draw, Enter keeps", () => open("/?q=*", async (page) => {
  const bars = page.locator(".histogram a");
  await bars.first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  const from = await bars.nth(1).getAttribute("data-from");
  const until = await bars.nth(3).getAttribute("data-until");
  await page.keyboard.press("Enter");
  await page.waitForURL(/from=/);
  assert.deepEqual(asked(page), { q: "*", from, until });
}));

test("the hits are taken away as a table and as JSON", () => open("/?q=ferry", async (page) => {
  const path = await page.getAttribute(".tools a:text-is('Table (CSV)')", "href");
  const table = await page.request.get(path);
  assert.match(table.headers()["content-type"], /^text\/csv/);
  const lines = (await table.text()).trim().split("\r\n");
  assert.equal(lines.length - 1, await texts(page));
  const json = await (await page.request.get(await page.getAttribute(".tools a:text-is('JSON')", "href"))).json();
  assert.equal(json.total.texts.value, await texts(page));
}));

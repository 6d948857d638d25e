// SPDX-License-Identifier: GPL-2.0-or-later
// The page of a story, and searches that are kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, wirecopy } from "./desk.mjs";

const state = desk();
const { open } = state;

test("a hit leads to its story, told in order with copies folded", () => open("/?q=ferry", async (page) => {
  const link = page.locator(".told a").first();
  const [articles, outlets] = (await link.textContent()).match(/\d+/g).map(Number);
  await link.click();
  await page.waitForURL(/\/story\//);
  assert.match(await page.textContent(".tally"), new RegExp(`^${articles} articles in ${outlets} outlets`));
  const days = await page.locator(".course h2").allTextContents();
  assert.ok(days.length > 0);
  const texts = await page.locator(".course li").count();
  const copies = (await page.locator(".folded a").allTextContents()).map((words) => Number(/\d+/.exec(words)[0]));
  assert.equal(texts + copies.reduce((sum, each) => sum + each, 0), articles);
  assert.equal(await page.locator(".told-by li").count(), outlets);
  const moments = await page.locator(".course time[datetime]").evaluateAll((all) => all.map((each) => each.dateTime));
  assert.deepEqual(moments.map((each) => each.slice(0, 10)), moments.map((each) => each.slice(0, 10)).sort());
  assert.ok(await page.locator(".words a").count() > 2);
  await page.locator(".course .headline").first().click();
  await page.waitForURL(/\/article\//);
  await page.locator(".told a").click();
  await page.waitForURL(/\/story\//);
}));

test("a story and its articles keep the search they were found by", () => open("/?q=ferry&from=2024-03-01&lang=en", async (page) => {
  const search = "?q=ferry&from=2024-03-01&lang=en";
  await page.locator(".told a").first().click();
  await page.waitForURL(`**/story/*\\${search}`);
  await page.locator(".course .headline").first().click();
  await page.waitForURL(`**/article/*\\${search}`);
  assert.ok(await page.locator("article mark").count() > 0, "its matches are marked");
  await page.locator(".told a").click();
  await page.waitForURL(`**/story/*\\${search}`);
  assert.equal(await page.inputValue("#q"), "ferry");
  await page.click("text=Back to the hits");
  await page.waitForURL(`**/\\${search}`);
}));

test("the days of a story are those of the dates below them", () => open("/story/mw-20240305-ferryA", async (page) => {
  const days = await page.locator(".course h2").evaluateAll((all) => all.map((each) =>
    [each.textContent, ...[...each.nextElementSibling.querySelectorAll("time[datetime*=T]")].map((time) => time.textContent.split(",")[0])]));
  assert.ok(days.length > 1 && days.some((each) => each.length > 1));
  for (const [day, ...dates] of days) assert.deepEqual([...new Set(dates)].filter((date) => date !== day), [], day);
  const named = days.map(([day]) => day).filter((day) => day !== "undated");
  assert.equal(await page.textContent(".days"), `${named[0]} to ${named.at(-1)}`);
  assert.equal(new Set(days.map(([day]) => day)).size, days.length, "each day once");
  assert.deepEqual(named, ["5 March 2024", "6 March 2024"]);
}, { timezoneId: "Pacific/Auckland" }));

test("stories are shown each once, and texts again", () => open("/?q=ferry", async (page) => {
  const stories = Number(/\d+/.exec(await page.textContent(".other-unit"))[0]);
  await page.click(".other-unit a");
  await page.waitForURL(/group=story/);
  assert.match(await page.textContent("h1"), new RegExp(`^${stories} stories \\(\\d+ articles\\)$`));
  assert.equal(await page.locator(".hits > li").count(), stories);
  assert.equal(await page.inputValue("select[name=group]"), "story");
  assert.match(await page.textContent(".facets > p"), /^How many stories there are of each\./);
  assert.match(await page.textContent(".histogram figcaption"), /Stories by/);
  await page.locator("select[name=sort]").dispatchEvent("pointerdown");
  await page.selectOption("select[name=sort]", "date");
  await page.waitForURL(/sort=date/);
  assert.match(page.url(), /group=story/);
  await page.click(".other-unit a");
  await page.waitForURL((url) => !url.search.includes("group"));
}));

test("one control chooses what takes a place of the list", () => open("/?q=ferry", async (page) => {
  for (const [value, words, figures] of [["none", "articles", "articles"], ["copies", "texts", "texts"], ["story", "stories", "stories"]]) {
    await page.locator("select[name=group]").dispatchEvent("pointerdown");
    await Promise.all([page.waitForNavigation(), page.selectOption("select[name=group]", value)]);
    assert.match(await page.textContent("h1"), new RegExp(`^\\d+ ${words} \\(`));
    assert.ok((await page.textContent(".facets > p")).startsWith(`How many ${figures} there are of each.`));
  }
}));

test("copies alone are a filter that is given up again", () => open("/?q=ferry&dups=only", async (page) => {
  assert.equal(await page.isChecked("input[name=dups]"), true);
  await page.click(".chips a");
  await page.waitForURL((url) => !url.search.includes("dups"));
  assert.equal(await page.isChecked("input[name=dups]"), false);
}));

test("a search is kept in the browser, listed, and given up", () => open("/?q=dockers+strike&sort=date", async (page) => {
  await page.click(".keep-it");
  assert.equal(await page.getAttribute(".keep-it", "aria-pressed"), "true");
  await page.click("text=Saved searches");
  const row = page.locator("#kept li");
  await row.getByText("nothing new").waitFor();
  assert.equal(await row.locator(".name").textContent(), "dockers strike");
  assert.equal(await row.locator(".name").getAttribute("href"), "/?q=dockers+strike&sort=date");
  await row.locator("button").click();
  assert.equal(await page.locator("#kept").isVisible(), false);
  await page.goBack();
  assert.equal(await page.getAttribute(".keep-it", "aria-pressed"), "false");
}));

test("a kept search tells its outlets by their names", () =>
  open('/?q=ferry&lang=en&source=%3DMeridian+Wire,%3D"Lamp,+Oil+%5C"and%5C"+Co",courier', async (page) => {
    await page.getByRole("button", { name: "Save this search" }).click();
    await page.goto("/saved");
    assert.equal(await page.locator("#kept .asks").textContent(), 'lang en; source Meridian Wire, Lamp, Oil "and" Co, courier');
  }));

test("searches saved beside the index are listed for everybody, without script too", async () => {
  wirecopy("queries", "-i", state.index, "save", "ferries", 'ferry OR "night boat" <b>');
  await open("/saved", async (page) => {
    assert.match(await page.textContent("main"), /ferries.*ferry OR "night boat" <b>/s);
    await page.click("main .name");
    await page.waitForURL(/q=ferry/);
    assert.ok(await page.locator(".hits > li").count() > 0);
  }, { javaScriptEnabled: false });
});

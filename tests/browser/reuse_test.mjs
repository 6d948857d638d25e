// SPDX-License-Identifier: GPL-2.0-or-later
// Copies, the comparison of two articles, and who ran a text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const { open } = desk();

test("an article shows how its text spread, first to last", () => open("/article/mw-20240306-strike", async (page) => {
  const rows = page.locator(".timeline > li");
  assert.equal(await page.textContent("#copies"), `${await rows.count()} articles in 7 outlets`);
  assert.match(await rows.first().textContent(), /Meridian Wire.*first/s);
  assert.match(await rows.nth(1).textContent(), /38 min later.*identical.*100 %/s);
  assert.equal(await page.locator(".strip circle").count(), 6);
}));

test("the article that is open says how much of the text it carries, like the others", () => open("/", async (page) => {
  const { hits } = await (await page.request.get("/api/v1/search?q=dockers+strike")).json();
  await page.goto(`/article/${hits[0].id}`);
  const open_one = page.locator(".timeline > li", { hasText: "this article" });
  const [share] = /\d+ %/.exec(await open_one.textContent());
  await page.goto(`/article/${hits[0].copies.id}`);
  assert.equal(/\d+ %/.exec(await page.locator(".timeline > li", { hasText: hits[0].source }).textContent())[0], share);
  assert.match(await page.locator(".timeline > li", { hasText: "this article" }).textContent(), /lead/);
  const kinds = await page.locator(".strip .key").allTextContents();
  assert.deepEqual(kinds, ["lead", "identical", "changed, shortened or with more text"]);
}));

test("a copy leads to the comparison, and a passage to its other place", () => open("/article/mw-20240306-strike", async (page) => {
  await page.locator(".timeline a.compare").nth(2).click();
  await page.waitForURL(/\/compare\?a=mw-20240306-strike&b=/);
  assert.match(await page.textContent(".verdict"), /expanded/);
  const left = page.locator(".sides section").nth(0);
  const right = page.locator(".sides section").nth(1);
  const shared = async (side) => (await side.locator("mark").allTextContents()).join(" ").replace(/\d+(?=[A-Z])|\s+/g, " ");
  assert.ok((await shared(left)).length > 1000);
  assert.equal(await left.locator(".number").count(), await right.locator(".number").count());
  await left.locator("#a2").click();
  assert.match(page.url(), /#b2$/);
  const box = await right.locator("#b2").boundingBox();
  assert.ok(box.y >= 0 && box.y < page.viewportSize().height, "the other place is in sight");
}));

test("articles that share nothing are said to", () => open("/compare?a=mw-20240306-strike&b=mw-20240307-rates", async (page) => {
  assert.match(await page.textContent(".verdict"), /share no passage/);
  assert.equal(await page.locator(".shared").count(), 0);
}));

const sentence = "The Quayside Workers' Union said 1,912 members voted for the agreement and 407 against it";

for (const javaScriptEnabled of [true, false]) {
  test(`a pasted text finds who ran it, ${javaScriptEnabled ? "with" : "without"} script`, () => open("/", async (page) => {
    await page.click("text=Who ran this text?");
    await page.fill("#text", `${sentence}.\n\nNobody printed what stands here but for me, and I alone have it.`);
    await page.click(".paste button");
    assert.match(await page.textContent(".outcome"), /^\d+ articles reuse it$/);
    assert.match(await page.textContent(".hits"), /Meridian Wire/);
    assert.match((await page.locator(".reused mark").allTextContents()).join(" "), /Quayside Workers/);
    assert.doesNotMatch((await page.locator(".reused mark").allTextContents()).join(" "), /Nobody/);
    await page.locator(".hits summary").first().click();
    assert.match(await page.locator(".passages").first().textContent(), /1,912 members/);
  }, { javaScriptEnabled }));
}

test("a text that nobody ran stays in the box", () => open("/match", async (page) => {
  await page.fill("#text", "zebracorn quibble\nflummery");
  await page.click(".paste button");
  assert.equal(await page.textContent(".outcome"), "No article reuses it");
  assert.equal(await page.inputValue("#text"), "zebracorn quibble\nflummery");
}));

test("an id that is none is answered with why", () => open("/compare?a=x&b=y", async (page) => {
  assert.match(await page.textContent("main"), /no article of one of these ids/);
}, { status: 404 }));

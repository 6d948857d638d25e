// SPDX-License-Identifier: GPL-2.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const { open } = desk();

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

// Keys that come before the box has the focus go nowhere.
const ready = (page) => page.waitForFunction(() => document.activeElement.id === "q");

for (const javaScriptEnabled of [true, false])
  test(`after a facet is chosen by keys they go on in that facet, and nothing scrolls, ${javaScriptEnabled ? "with" : "without"} script`, () => open("/?q=ferry", async (page) => {
    const facet = page.locator('.facets section:has(h3:text-is("Languages"))');
    await facet.locator("a").first().focus();
    const place = (await facet.boundingBox()).y + await page.evaluate(() => scrollY);
    await page.keyboard.press("Enter");
    await page.waitForURL(/lang=/);
    assert.equal(await page.evaluate(() => scrollY), 0);
    assert.equal((await facet.boundingBox()).y, place);
    await page.keyboard.press("Tab");
    assert.equal(await facet.locator("a").first().evaluate((link) => link === document.activeElement), true);
  }, { javaScriptEnabled }));

test("a facet far down a page leads to the beginning of the next one", () => open("/?q=ferry", async (page) => {
  const choice = page.locator('.facets section:has(h3:text-is("Languages")) a').first();
  await choice.focus();
  assert.ok(await page.evaluate(() => scrollY) > 0);
  await page.keyboard.press("Enter");
  await page.waitForURL(/#by-lang$/);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.ok((await choice.boundingBox()).y > page.viewportSize().height, "its facet is far down, too");
}, { viewport: { width: 390, height: 500 } }));

test("the slash goes to the search box and is not typed into it", () => open("/?q=ferry", async (page) => {
  await page.keyboard.press("/");
  assert.equal(await focused(page), "q");
  assert.equal(await page.inputValue("#q"), "ferry");
  await page.keyboard.type("pier/harbour");
  assert.equal(await page.inputValue("#q"), "pier/harbour");
}));

test("the first tab stop skips to the content", () => open("/?q=ferry", async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "content");
}));

test("a search, its copies and an article are reached by keys alone", () => open("/", async (page) => {
  await ready(page);
  await page.keyboard.type("dockers strike");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=dockers/);
  const tab_to = async (wanted) => {
    for (let presses = 0; presses < 80; ++presses) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
    }
    assert.fail(`${wanted} is not reached`);
  };
  await tab_to("details.carried summary");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("details.carried li").first().isVisible(), true);
  await tab_to("details.carried .outlet a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/article\//);
}));

test("a choice by arrows changes nothing until it is applied, and the focus stays", () => open("/?q=ferry", async (page) => {
  const order = page.locator("select[name=sort]");
  await order.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await order.inputValue(), "-date");
  assert.equal(new URL(page.url()).search, "?q=ferry");
  while (await focused(page) !== "Apply") await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/sort=-date/);
  await page.waitForFunction(() => document.activeElement.name === "sort");
}));

test("a choice by pointer takes effect at once", () => open("/?q=ferry", async (page) => {
  const order = page.locator("select[name=sort]");
  assert.equal(await page.locator("button.choices").isVisible(), false);
  await order.dispatchEvent("pointerdown");
  await order.selectOption("-date");
  await page.waitForURL(/sort=-date/);
  await page.waitForFunction(() => document.activeElement.name === "sort");
}));

test("whatever has the focus shows it", () => open("/?q=dockers", async (page) => {
  for (let presses = 0; presses < 30; ++presses) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return element === document.body || style.outlineStyle !== "none" || style.boxShadow !== "none" || element.closest(".histogram") !== null;
    });
    assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML));
  }
}));

test("suggestions are chosen with the arrows, and given up with Escape", () => open("/", async (page) => {
  const typed = async (keys) => {
    const whole = await page.inputValue("#q") + keys;
    const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get("q") === whole);
    await page.keyboard.type(keys);
    await answered;
  };
  await ready(page);
  await typed("dock");
  const options = page.locator("[role=option]");
  await options.first().waitFor();
  assert.equal(await page.getAttribute("#q", "role"), "combobox");
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.getAttribute("#q", "aria-activedescendant"), await options.first().getAttribute("id"));
  assert.match(await page.inputValue("#q"), /^dock./);
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#q"), "dock");
  assert.equal(await options.first().isVisible(), false);
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "false");
  await typed("e");
  await options.first().waitFor();
  await page.keyboard.press("ArrowDown");
  const chosen = await page.inputValue("#q");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === chosen);
  assert.ok(await page.locator(".hits > li").count() > 0);
}));

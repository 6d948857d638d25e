// SPDX-License-Identifier: GPL-2.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const { open } = desk();

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

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

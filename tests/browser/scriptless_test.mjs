// SPDX-License-Identifier: GPL-2.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const { open } = desk();
const without_script = { javaScriptEnabled: false };

test("searching, sorting and opening copies work without script", () => open("/", async (page) => {
  await page.fill("#q", "dockers strike");
  await page.press("#q", "Enter");
  await page.locator("details.carried summary").first().click();
  assert.equal(await page.locator("details.carried li").first().isVisible(), true);
  await page.selectOption("select[name=sort]", "date");
  await page.click(".search button");
  await page.waitForURL(/sort=date/);
  assert.ok(await page.locator(".hits > li").count() > 0);
}, without_script));

// SPDX-License-Identifier: GPL-2.0-or-later
import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { desk } from "./desk.mjs";

const { open } = desk();

const pages = {
  "the first page": "/",
  "hits": "/?q=dockers+strike",
  "nothing found": "/?q=zebracorn",
  "a query with warnings": "/?q=%22dockers",
  "an article": "/article/mw-20240306-strike?q=dockers",
  "a comparison": "/compare?a=mw-20240306-strike&b=2024-03-06-dockers-vote",
  "a story": "/story/mw-20240306-strike",
  "saved searches": "/saved",
  "a box for a text": "/match",
  "a form for two articles": "/compare",
  "a form with one article": "/compare?a=mw-20240306-strike",
  "a form whose date is none": "/?q=dockers&from=yesteryear",
  "an address that leads nowhere": "/nowhere",
};
const statuses = { "/nowhere": 404, "/compare?a=mw-20240306-strike": 400, "/?q=dockers&from=yesteryear": 400 };
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), rules);
  return found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`);
}

for (const [name, path] of Object.entries(pages)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing on ${name}, ${colorScheme}`, () => open(path, async (page) => {
      await page.locator("details").evaluateAll((all) => all.forEach((each) => { each.open = true; }));
      assert.deepEqual(await violations(page), []);
    }, { colorScheme, status: statuses[path] ?? 200 }));
  }
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on suggestions, ${colorScheme}`, () => open("/", async (page) => {
    await page.locator("#q").pressSequentially("dock");
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await violations(page), []);
  }, { colorScheme }));
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Several indexes behind one server: one is chosen and stays chosen.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { desk, serve, wirecopy } from "./desk.mjs";

const state = desk();
const { open } = state;
let directory, server;

before(async () => {
  directory = mkdtempSync(join(tmpdir(), "wirecopy-browser-"));
  const tell = (number, source) => JSON.stringify({
    id: `old/${number}`, lang: "en", source, date: `1924-03-0${number}`, title: `Ferry toll ${number}`,
    body: `The toll of the ferry stands at ${number} pence, ${Array.from({ length: 20 }, (_, at) => `w${number}x${at}`).join(" ")}.`,
  });
  writeFileSync(join(directory, "old.jsonl"), [tell(1, "ledger.example"), tell(2, "ledger.example"), tell(3, "times.example")].join("\n"));
  wirecopy("index", "-i", join(directory, "old.index"), join(directory, "old.jsonl"));
  server = await serve(state.index, "-i", `the old=${join(directory, "old.index")}`);
});
after(async () => {
  await server?.stop();
  if (directory) rmSync(directory, { recursive: true, force: true });
});

const index_of = (page) => new URL(page.url()).searchParams.get("index");

for (const javaScriptEnabled of [true, false]) {
  test(`an index is chosen and stays chosen, ${javaScriptEnabled ? "with" : "without"} script`, () => open(state.url, async (page) => {
    await page.goto(`${server.url}/?q=ferry`);
    assert.deepEqual(await page.locator(".indexes a").allTextContents(), ["news", "the old"]);
    assert.equal(await page.textContent(".indexes [aria-current]"), "news");
    await page.click("text=the old");
    assert.equal(await page.textContent("h1"), "3 texts (3 articles)");
    assert.equal(new URL(page.url()).searchParams.get("q"), "ferry");

    await page.fill("#q", "toll");
    await page.press("#q", "Enter");
    await page.waitForURL(/q=toll/);
    assert.equal(index_of(page), "the old");
    await page.locator(".facets a", { hasText: "times.example" }).click();
    await page.waitForURL(/source=%3Dtimes/);
    assert.equal(await page.textContent("h1"), "1 text (1 article)");
    await page.locator(".hits h2 a").click();
    await page.waitForURL(/\/article\/old%2F3/);
    assert.match(await page.textContent("h1"), /Ferry toll 3/);
    await page.click(".back a");
    assert.equal(index_of(page), "the old");

    await page.click("text=Who ran this text?");
    await page.fill("#text", "The toll of the ferry stands at 2 pence, w2x0 w2x1 w2x2 w2x3 w2x4 w2x5 w2x6 w2x7");
    await page.click(".paste button");
    assert.match(await page.textContent(".hits"), /ledger\.example/);
    await page.click(".indexes a:first-child");
    assert.equal(index_of(page), null);
  }, { javaScriptEnabled }));
}

test("what is suggested comes from the chosen index", () => open(state.url, async (page) => {
  await page.goto(`${server.url}/?index=the+old`);
  const answered = page.waitForResponse(/suggest.*index=the/);
  await page.locator("#q").pressSequentially("toll");
  await answered;
  await page.locator("[role=option]", { hasText: "Ferry toll" }).first().click();
  await page.waitForURL(/\/article\/old%2F\d\?index=the/);
  assert.match(await page.textContent("h1"), /Ferry toll/);
}));

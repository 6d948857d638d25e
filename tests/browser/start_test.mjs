// SPDX-License-Identifier: GPL-2.0-or-later
// The first page: what it offers is there to be found, in whatever index.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { desk, serve, wirecopy } from "./desk.mjs";

const demo = desk();
const article = (id, title, body, more) => JSON.stringify({ id, title, body, ...more }) + "\n";
const small = desk((directory) => {
  const file = join(directory, "news.jsonl");
  writeFileSync(file, article("a/1", "港湾ストライキ、二週間目に入る", "港湾のストライキは二週間目に入り、十九隻の船が沖合で待機している。組合は家賃に見合う賃上げを求めている。"));
  return file;
});
const no_articles = (directory) => {
  const file = join(directory, "news.jsonl");
  writeFileSync(file, "");
  return file;
};
const empty = desk(no_articles);
const growing = desk(no_articles);

// Every link of the content, with how many texts it finds.
async function finds(page, url) {
  const links = await page.locator("main a").evaluateAll((all) => all.map((each) => each.getAttribute("href")));
  const counts = await Promise.all(links.map(async (link) =>
    [link, (await (await fetch(`${url}/api/v1/count${link.slice(1)}`)).json()).total.texts.value]));
  return counts;
}

test("no example leads to nothing", () => demo.open("/", async (page) => {
  const counts = await finds(page, demo.url);
  assert.deepEqual(counts.filter(([, texts]) => texts === 0), []);
  assert.ok(await page.locator(".examples a").count() >= 5);
  assert.ok(await page.locator(".fields a").count() >= 18, "most fields have an example");
  await page.locator(".examples a").first().click();
  await page.locator(".hits h2").first().waitFor();
}));

test("an index of one article in another script has examples of its own", () => small.open("/", async (page) => {
  const counts = await finds(page, small.url);
  assert.ok(counts.length > 3);
  assert.deepEqual(counts.filter(([, texts]) => texts === 0), []);
}));

test("an empty index offers nothing and tells of the fields", () => empty.open("/", async (page) => {
  assert.equal(await page.locator("main a").count(), 0);
  assert.ok(await page.locator(".fields dt").count() > 15);
  assert.match(await page.textContent(".holdings"), /^0 articles/);
}));

test("an index that was empty has examples from its first article on", () => growing.open("/", async (page) => {
  assert.equal(await page.locator("main a").count(), 0);
  const keys = `${growing.index}.keys`;
  const key = wirecopy("keys", "add", "feed", "--rights", "read,write", "--keys", keys).trim();
  const writer = await serve(growing.index, "--keys", keys);
  try {
    const posted = await fetch(`${writer.url}/api/v1/articles?commit=wait`, {
      method: "POST",
      headers: { "Content-Type": "application/x-ndjson", "X-Api-Key": key },
      body: article("b/1", "Weir at Tollen gives way", "The weir at Tollen gave way at noon, and the meadows are under water."),
    });
    assert.equal(posted.status, 200);
    for (const url of [writer.url, growing.url]) {
      await page.goto(`${url}/`);
      const counts = await finds(page, url);
      assert.ok(counts.length > 3, url);
      assert.deepEqual(counts.filter(([, texts]) => texts === 0), []);
      await page.locator(".examples a").first().click();
      assert.equal(await page.locator(".hits h2").first().textContent(), "Weir at Tollen gives way");
    }
  } finally {
    await writer.stop();
  }
}));

test("without words, an order or a filter shows what there is", () => demo.open("/", async (page) => {
  await page.locator(".holdings a").click();
  await page.waitForURL(/\?sort=-date$/);
  assert.match(await page.textContent("h1"), /^\d+ texts/);
  const dates = await page.locator(".hits .dateline time[datetime]").evaluateAll((all) => all.map((each) => each.dateTime.slice(0, 10)));
  assert.ok(dates.length > 5);
  assert.deepEqual(dates, dates.toSorted().reverse());
  await page.goto("/?lang=de");
  assert.ok(await page.locator(".hits > li").count() > 0);
  await page.goto("/?limit=3");
  assert.equal(await page.locator(".hits > li").count(), 3);
}));

test("an empty form sent without script is the first page again", () => demo.open("/", async (page) => {
  await page.locator(".line button").click();
  await page.waitForURL(/q=/);
  assert.equal(await page.locator(".examples").count(), 1);
}, { javaScriptEnabled: false }));

// SPDX-License-Identifier: GPL-2.0-or-later
// Wirecopy inside other things: a page of another site, and an assistant by the protocol's own client.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { desk, page_with, serve, site } from "./desk.mjs";

const state = desk();
const sites = { ours: null, foreign: null, wirecopy: null };

before(async () => {
  const page = (element) => page_with(sites.wirecopy.url, element);
  sites.ours = await site(page);
  sites.foreign = await site(page);
  sites.wirecopy = await serve(state.index, "--cors", sites.ours.url);
});
after(() => Promise.all(Object.values(sites).map((each) => each?.stop())));

const at = ({ url }, element) => `${url}/${encodeURIComponent(element)}`;

test("the element shows hits in a page of another site", () =>
  state.open(at(sites.ours, '<news-search query="ferry" limit="3" lang="en"></news-search>'), async (page) => {
    const hits = page.locator("news-search li");
    await hits.first().waitFor();
    assert.ok(await hits.count() <= 3);
    assert.ok(await page.locator("news-search mark").count() > 0);
    assert.match(await page.locator("news-search .note").innerText(), /\d+ texts? in \d+ articles/);
    assert.match(await hits.first().locator("h3 a").getAttribute("href"), /^https?:/);

    await page.getByRole("searchbox").fill("zzzz");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing was found.").waitFor();
    assert.equal(await page.locator("news-search").getAttribute("query"), "zzzz");
  }));

test("the element says whose a copy is, and leads there; of a lead it says nothing", () =>
  state.open(at(sites.ours, '<news-search static query="dock* strike"></news-search>'), async (page) => {
    const lines = page.locator("news-search .meta");
    await lines.first().waitFor();
    assert.match(await lines.nth(0).textContent(),
      /^coastline-radio\.example · .*2024.* · an excerpt of what Meridian Wire ran · also in 6 other outlets$/);
    const { hits } = await (await fetch(`${sites.wirecopy.url}/api/v1/search?q=dock*+strike`)).json();
    assert.equal(await lines.nth(0).locator("a").getAttribute("href"), hits[0].copies.others[0].url);
    assert.equal(hits[1].copies.role, "lead");
    assert.match(await lines.nth(1).textContent(), /also in/);
    assert.equal(await lines.nth(1).locator("[part=copy]").count(), 0);
  }));

test("the element without a box shows the hits alone", () =>
  state.open(at(sites.ours, '<news-search static query="ferry"></news-search>'), async (page) => {
    await page.locator("news-search li").first().waitFor();
    assert.equal(await page.locator("news-search form").isVisible(), false);
    await page.locator("news-search").evaluate((element) => element.removeAttribute("static"));
    assert.equal(await page.locator("news-search form").isVisible(), true);
    assert.equal(await page.locator("news-search input").getAttribute("dir"), "auto");
  }));

test("in a page that runs from right to left the element's own words keep their order", () =>
  state.open(at(sites.ours, '<div dir="rtl"><news-search static query="ferry"></news-search></div>'), async (page) => {
    const words = page.locator("news-search .note span");
    await words.waitFor();
    const left_of = (part) => words.evaluate((element, [from, to]) => {
      const range = document.createRange();
      range.setStart(element.firstChild, from);
      range.setEnd(element.firstChild, to);
      return range.getBoundingClientRect().left;
    }, part);
    assert.ok(await left_of([0, 1]) < await left_of([5, 6]), "the number stands in front");
  }));

for (const [query, runs, sign] of [["dock* strike", "ltr", 1], ["lang:ar", "rtl", -1]]) {
  test(`outlet, date and copies of a hit follow each other as it runs (${runs}) in a page from right to left`, () =>
    state.open(at(sites.ours, `<div dir="rtl"><news-search static query="${query}"></news-search></div>`), async (page) => {
      const line = page.locator("news-search .meta", { has: page.locator("[part=copy]") }).first();
      await line.waitFor();
      const [lefts, words] = await line.evaluate((element) =>
        [[...element.children].map((part) => part.getBoundingClientRect().left), [...element.children].map((part) => part.textContent)]);
      assert.equal(words.length, 4);
      assert.match(words[0], /example$/);
      assert.match(words[3], /^also in \d+ other outlets?$/);
      assert.deepEqual(lefts, [...lefts].sort((a, b) => sign * (a - b)), words.join());
      assert.equal(new Set(lefts).size, 4);
    }));
}

test("the element offers a better spelling", () =>
  state.open(at(sites.ours, '<news-search query="dokcers"></news-search>'), async (page) => {
    await page.getByRole("button", { name: "Did you mean dockers?" }).click();
    await page.locator("news-search li").first().waitFor();
    assert.equal(await page.locator("news-search").getAttribute("query"), "dockers");
    assert.equal(await page.getByRole("searchbox").inputValue(), "dockers");
  }));

test("what an article says is never run", () =>
  state.open(at(sites.ours, '<news-search query="&lt;img src=x onerror=alert(1)&gt;"></news-search>'), async (page) => {
    await page.getByText(/Nothing was found|texts? in/).waitFor();
    assert.equal(await page.locator("news-search img").count(), 0);
  }));

test("a site that is not listed is refused, and the reader and the maker of the page are told", async () => {
  const context = await state.browser.newContext();
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(at(sites.foreign, '<news-search query="ferry"></news-search>'));
  await page.getByText("The search failed: the server cannot be reached, or does not allow this site.").waitFor();
  assert.ok(said.some((line) => line.includes(`wirecopy serve --cors ${sites.foreign.url}"`)), said.join("\n"));
  await context.close();
});

async function try_every_tool(transport) {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name).sort(),
    ["compare", "copies", "count", "get_article", "histogram", "match", "search"]);
  const call = async (name, values) => {
    const answer = await client.callTool({ name, arguments: values });
    assert.equal(answer.isError, false, `${name}: ${answer.content[0].text}`);
    return answer.structuredContent;
  };
  const found = await call("search", { q: "ferry", limit: 2 });
  assert.equal(found.hits.length, 2);
  const [first, second] = found.hits;
  const { article } = await call("get_article", { id: first.id });
  assert.ok(article.body.length > 100);
  assert.ok((await call("count", { q: "ferry" })).total.articles.value >= 2);
  assert.ok((await call("histogram", { q: "ferry", interval: "day" })).histogram.buckets.length > 0);
  assert.ok(await call("copies", { id: first.id }));
  assert.ok(Array.isArray((await call("compare", { a: first.id, b: second.id })).passages));
  const traced = await call("match", { text: article.body });
  assert.ok(traced.matches.some((match) => match.id === first.id));
  assert.equal((await call("search", { q: "zzzz" })).total.articles.value, 0);
  const missing = await client.callTool({ name: "get_article", arguments: { id: "none" } });
  assert.equal(missing.isError, true);
  await client.close();
}

test("an assistant finds and calls every tool over standard input and output", () =>
  try_every_tool(new StdioClientTransport({ command: process.env.WIRECOPY_BINARY, args: ["mcp", "-i", state.index] })));

test("an assistant finds and calls every tool over HTTP", () =>
  try_every_tool(new StreamableHTTPClientTransport(new URL("/mcp", sites.wirecopy.url))));

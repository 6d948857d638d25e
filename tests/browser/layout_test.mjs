// SPDX-License-Identifier: GPL-2.0-or-later
// Sizes, scripts, paper, and how heavy a page is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const state = desk();
const { open } = state;
const paths = ["/", "/?q=*", "/article/mw-20240306-strike?q=dockers", "/compare?a=mw-20240306-strike&b=2024-03-06-dockers-vote", "/match", "/story/marigold-on-the-chickens", "/saved"];

for (const [name, viewport] of Object.entries({ "a small phone": { width: 320, height: 568 }, "a wide screen": { width: 2560, height: 1200 } })) {
  test(`nothing stands out of the page on ${name}`, () => open("/", async (page) => {
    for (const path of paths) {
      await page.goto(path);
      await page.locator("details").evaluateAll((all) => all.forEach((each) => { each.open = true; }));
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= window, `${path} is ${content} wide`);
    }
  }, { viewport }));
}

test("what is touched on a phone is 24 pixels large or stands apart", () => open("/?q=*", async (page) => {
  const small = await page.locator(".facets a, .controls select, .tools a, .line button").evaluateAll((all) =>
    all.filter((each) => each.offsetParent && each.getBoundingClientRect().height < 24).map((each) => each.outerHTML));
  assert.deepEqual(small, []);
}, { viewport: { width: 390, height: 844 }, hasTouch: true }));

test("the example in the search box is whole on a narrow screen", () => open("/?sort=date", async (page) => {
  const { words, box } = await page.locator("#q").evaluate((input) => {
    const style = getComputedStyle(input);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = style.font;
    return { words: pen.measureText(input.placeholder).width, box: input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) };
  });
  assert.ok(words < box, `${words} pixels of words in ${box}`);
}, { viewport: { width: 500, height: 800 } }));

test("a text that runs from right to left does so", () => open("/?q=lang:ar", async (page) => {
  const headline = page.locator(".hits h2").first();
  assert.equal(await headline.getAttribute("lang"), "ar");
  assert.equal(await headline.evaluate((element) => getComputedStyle(element).direction), "rtl");
  const box = await headline.boundingBox();
  const link = await headline.locator("a").boundingBox();
  assert.ok(Math.abs(box.x + box.width - link.x - link.width) < 2, "it begins at the right edge");
  await headline.locator("a").click();
  assert.equal(await page.locator(".body").evaluate((element) => getComputedStyle(element).direction), "rtl");
  assert.equal(await page.getAttribute("html", "dir"), null);
}));

test("Japanese and Chinese are said to be so, for their fonts", () => open("/?q=lang:ja,zh", async (page) => {
  const languages = await page.locator(".hits h2").evaluateAll((all) => all.map((each) => each.lang));
  assert.ok(languages.includes("ja") && languages.includes("zh"));
  const families = await page.locator(".hits h2").evaluateAll((all) => new Set(all.map((each) => getComputedStyle(each).fontFamily)).size);
  assert.equal(families, 2);
}));

test("times are those of the reader's clock, or of the zone asked for", () => open("/article/mw-20240306-strike", async (page) => {
  const time = page.locator(".facts time").first();
  assert.match(await time.textContent(), /^7 March 2024, 01:42/);
  assert.equal(await time.getAttribute("datetime"), "2024-03-06T16:42:00Z");
  assert.match(await time.getAttribute("title"), /16:42\sUTC/);
  await page.goto("/?q=id:mw-20240306-strike&tz=Europe/Berlin");
  assert.match(await page.locator(".hits time").first().textContent(), /^6 March 2024, 17:42/);
}, { timezoneId: "Asia/Tokyo" }));

test("without script, times are in UTC and say so", () => open("/article/mw-20240306-strike", async (page) => {
  assert.equal(await page.locator(".facts time").first().textContent(), "6 March 2024, 16:42\u00A0UTC");
}, { timezoneId: "Asia/Tokyo", javaScriptEnabled: false }));

test("on paper there is what is read and nothing that is clicked", () => open("/?q=dockers", async (page) => {
  await page.emulateMedia({ media: "print" });
  const address = await page.locator(".dateline a").first().evaluate((link) => getComputedStyle(link, "::after").content);
  assert.match(address, /: https:\/\//, "paper cannot be clicked");
  for (const selector of [".search", ".facets", ".tools", ".places"]) assert.equal(await page.locator(selector).isVisible(), false, selector);
  assert.equal(await page.locator(".hits h2").first().isVisible(), true);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
}, { colorScheme: "light" }));

test("a comparison, an article and a story are on paper too", () => open("/", async (page) => {
  for (const path of paths.slice(2).filter((each) => !/match|saved/.test(each))) {
    await page.goto(path);
    await page.emulateMedia({ media: "print" });
    const box = await page.locator("main").boundingBox();
    assert.ok(box?.height > 200, `${path} prints ${box?.height ?? 0} high`);
    assert.equal(await page.locator("li .compare").filter({ visible: true }).count(), 0, "paper cannot be clicked");
  }
}));

test("a page of hits weighs less than 60 kB and does not move when it is there", () => open("/", async (page) => {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  let bytes = 0;
  client.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
  await page.addInitScript(() => {
    globalThis.moved = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.moved += entry.value; }).observe({ type: "layout-shift", buffered: true });
  });
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto("/?q=*", { waitUntil: "networkidle" });
  assert.ok(bytes > 5_000 && bytes < 60_000, `${bytes} bytes`);
  assert.equal(await page.evaluate(() => globalThis.moved), 0);
}));

// SPDX-License-Identifier: GPL-2.0-or-later
// Names that run from right to left, in pages that run from left to right.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { desk } from "./desk.mjs";

const report = "أعلنت بلدية المدينة أن الجسر القديم سيغلق أمام السيارات ابتداء من يوم الأحد المقبل بسبب أعمال الصيانة التي تستمر ثلاثة أشهر، ودعت السكان إلى استخدام الجسر الجديد في أثناء ذلك.";
const article = { title: "إغلاق الجسر القديم", body: report, authors: ["منى صالح", "Ann Lee"], section: "محليات", tags: ["جسور"], lang: "ar" };

function arabic_articles(directory) {
  const file = join(directory, "bridge.jsonl");
  const records = [{ ...article, id: "a", source: "صحيفة الجسر", date: "2024-05-01T08:00:00Z" },
    { ...article, id: "b", title: "الجسر القديم يغلق", body: `${report} وتتابع الصحيفة الخبر.`, source: "أخبار النهر", date: "2024-05-01T11:00:00Z" }];
  writeFileSync(file, records.map((each) => JSON.stringify(each)).join("\n"));
  return file;
}

const state = desk(arabic_articles);
const { open } = state;

// Where the letters stand, not the box around them.
const ends_of = (locator) => locator.evaluate((element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const { left, right } = range.getBoundingClientRect();
  return { left, right };
});

test("stand beside their labels", () => open("/article/a", async (page) => {
  const rows = page.locator(".facts > div");
  for (const name of ["Outlet", "By", "Section", "Tags", "Published"]) {
    const row = rows.filter({ has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) });
    const value = await ends_of(row.locator("dd"));
    const box = await row.locator("dd").boundingBox();
    assert.ok(Math.abs(value.left - box.x) < 2, `${name} stands ${value.left - box.x} from the left`);
  }
  const title = page.locator(".timeline .other-title");
  assert.ok(Math.abs((await ends_of(title)).left - (await title.boundingBox()).x) < 2);
}));

test("do not run into the date on the page of a story", () => open("/story/a", async (page) => {
  const line = page.locator(".course .when").first();
  const name = await ends_of(line.locator(".who"));
  const date = await ends_of(line.locator("time"));
  const begin = (await line.boundingBox()).x;
  assert.ok(Math.abs(name.left - begin) < 2, "the line begins with the name");
  assert.ok(date.left - name.right > 8, `${date.left - name.right} between name and date`);
  const told = page.locator(".told-by .value").first();
  assert.ok(Math.abs((await ends_of(told)).left - (await told.boundingBox()).x) < 2);
}));

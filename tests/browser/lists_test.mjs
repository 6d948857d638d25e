// SPDX-License-Identifier: GPL-2.0-or-later
// A list is the same thing on the command line and over HTTP.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { desk, wirecopy } from "./desk.mjs";

const state = desk();
const over_http = async (path) => (await fetch(`${state.url}/api/v1/${path}`)).json();
const typed = (...words) => JSON.parse(wirecopy(...words, "-i", state.index, "-f", "json"));
const but_time = ({ took_ms, ...rest }) => {
  assert.ok(took_ms > 0, "it says how long it took");
  return rest;
};

for (const [name, list] of [["copies", "groups"], ["stories", "stories"], ["outlets", "outlets"]]) {
  test(`${name}: the same members, the same beginning`, async () => {
    const here = but_time(typed(name, "-n", "3"));
    const there = but_time(await over_http(`${name}?limit=3`));
    assert.deepEqual(Object.keys(here), Object.keys(there));
    assert.deepEqual(here, there);
    assert.equal(here[list].length, 3);
    assert.equal(here.next_offset, 3);
    const all = typed(name);
    assert.equal(all[list].length, here.total[list].value);
    assert.equal(all.next_offset, null);
  });
}

test("pairs have the beginning and the end of the other lists", () => {
  const { pairs, ...rest } = but_time(typed("copies", "--pairs", "-n", "3"));
  const { groups, ...others } = but_time(typed("copies", "-n", "3"));
  assert.deepEqual(Object.keys(rest), Object.keys(others));
  assert.deepEqual(rest.index, others.index);
  assert.equal(pairs.length, 3);
  assert.equal(rest.next_offset, 3);
  const rows = wirecopy("copies", "--pairs", "-i", state.index, "-f", "jsonl").trimEnd().split("\n");
  assert.deepEqual(pairs, rows.slice(0, 3).map((row) => JSON.parse(row)));
  assert.deepEqual(rest.total, { pairs: { value: rows.length, relation: "eq" } });
  assert.deepEqual(Object.keys(pairs[0]), ["a", "b", "relation", "resemblance", "containment", "grouped", "reason"]);
});

test("a matrix says of how many outlets it shows some", async () => {
  const here = but_time(typed("matrix", "-n", "4"));
  assert.deepEqual(here, but_time(await over_http("matrix?limit=4")));
  assert.equal(here.outlets.length, 4);
  assert.equal(here.truncated, true);
  const all = typed("matrix");
  assert.equal(all.truncated, false);
  assert.equal(all.outlets.length, here.total.outlets.value);
  const text = (most) => wirecopy("matrix", "-i", state.index, "-n", most);
  assert.match(text("4"), new RegExp(`the first 4 of ${all.outlets.length} outlets`));
  assert.doesNotMatch(text("0"), /the first/);
});

test("suggestions and comparisons have the same members too", async () => {
  assert.deepEqual(typed("suggest", "harb"), await over_http("suggest?q=harb"));
  const pair = ["mw-20240306-strike", "mw-20240307-rates"];
  let here;
  try {
    here = typed("compare", ...pair);
  } catch (error) {  // they share nothing, which the status says as well
    here = JSON.parse(error.stdout);
  }
  assert.deepEqual(here, await over_http(`compare?a=${pair[0]}&b=${pair[1]}`));
});

test("a member of a group has its address", async () => {
  const { groups } = await over_http("copies");
  assert.ok(groups.every(({ members }) => members.every(({ url }) => typeof url === "string")));
  assert.ok(groups[0].members.some(({ url }) => url.startsWith("https://")));
});

test("a name that is none of a histogram's parameters is said to be", async () => {
  const { histogram, query } = await over_http("histogram?q=ferry&interval=week");
  assert.equal(histogram.interval, "day");
  assert.equal(query.warnings[0].code, "unknown_parameter");
  assert.equal((await over_http("histogram?q=ferry&histogram=week")).histogram.interval, "week");
});

test("an article has its earlier versions", async () => {
  const directory = mkdtempSync(join(tmpdir(), "wirecopy-versions-"));
  const url = "https://tide.example/ferry";
  try {
    for (const [at, body] of ["The ferry is late by an hour.", "The ferry came in after all."].entries()) {
      const file = join(directory, `${at}.jsonl`);
      writeFileSync(file, JSON.stringify({ url, title: `Ferry, take ${at}`, body, published: `2024-03-0${at + 1}` }) + "\n");
      wirecopy("index", "-i", state.index, file);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
  const [{ id }] = (await over_http(`search?q=${encodeURIComponent(`url:"${url}"`)}`)).hits;
  const { versions } = (await over_http(`articles/${encodeURIComponent(id)}`)).article;
  assert.deepEqual(versions.map(({ title }) => title), ["Ferry, take 0"]);
  const shown = JSON.parse(wirecopy("show", id, "-i", state.index, "-f", "json")).article.versions;
  assert.deepEqual(versions, shown.map(({ place, ...rest }) => rest), "files of the server are not told");
});

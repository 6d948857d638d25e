// SPDX-License-Identifier: GPL-2.0-or-later
// The description of the API is valid, and everything in it answers as it says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { desk } from "./desk.mjs";

const state = desk();

async function description() {
  return (await fetch(`${state.url}/openapi.json`)).json();
}

test("the document is valid OpenAPI 3.1", async () => {
  const result = await new Validator().validate(await description());
  assert.equal(result.valid, true, JSON.stringify(result.errors));
});

test("the document is not sent twice to who has it", async () => {
  const { headers } = await fetch(`${state.url}/openapi.json`);
  const again = await fetch(`${state.url}/openapi.json`, { headers: { "If-None-Match": headers.get("etag") } });
  assert.deepEqual([again.status, await again.text()], [304, ""]);
  assert.equal((await fetch(`${state.url}/openapi.json`, { headers: { "If-None-Match": '"another"' } })).status, 200);
});

test("every address of the API is described", async () => {
  const { paths } = await description();
  for (const path of ["/api/v1/search", "/api/v1/count", "/api/v1/facets", "/api/v1/histogram", "/api/v1/suggest",
    "/api/v1/articles/{id}", "/api/v1/articles/{id}/similar", "/api/v1/articles/{id}/copies", "/api/v1/copies", "/api/v1/stories", "/api/v1/outlets", "/api/v1/matrix", "/api/v1/compare", "/api/v1/match", "/api/v1/articles",
    "/feed.atom", "/feed.json", "/export.csv"]) assert.ok(path in paths, path);
});

test("parameters have types, ranges, choices and defaults, and take what they say", async () => {
  const { paths } = await description();
  const { get } = paths["/api/v1/search"];
  const schema = Object.fromEntries(get.parameters.map((each) => [each.name, each.schema]));
  assert.deepEqual(schema.limit, { type: "integer", minimum: 0, maximum: 100, default: 10 });
  assert.deepEqual(schema.match, { type: "string", enum: ["all", "any"], default: "all" });
  assert.deepEqual(schema.lang, { type: "array", items: { type: "string" } });
  assert.ok(schema.sort.enum.includes("-date") && schema.facets.items.enum.includes("source"));
  assert.ok(schema.sortBy.enum.includes("publishedAt") && "pageSize" in schema && "excludeDomains" in schema);
  const similar = paths["/api/v1/articles/{id}/similar"].get.parameters.map((each) => each.name);
  for (const name of ["id", "copies", "q", "limit", "index"]) assert.ok(similar.includes(name), name);
  const answered = async (query) => (await fetch(`${state.url}/api/v1/search?${query}`)).status;
  for (const [name, each] of Object.entries(schema)) {
    if (name in { sortBy: 1, searchIn: 1, page: 1, pageSize: 1, compat: 1 }) continue;
    for (const value of (each.items ?? each).enum ?? []) assert.equal(await answered(`limit=0&${name === "limit" ? "" : `${name}=${encodeURIComponent(value)}`}`), 200, `${name}=${value}`);
    if (each.type === "integer") assert.equal(await answered(`${name}=${each.maximum + 1}`), 400, name);
  }
  assert.ok("304" in get.responses && "422" in paths["/api/v1/articles"].post.responses && "206" in paths["/embed.js"].get.responses);
});

test("defaults are among the choices, and are what is meant without the parameter", async () => {
  const { paths } = await description();
  const faults = Object.entries(paths).flatMap(([path, operations]) => Object.values(operations).flatMap(({ parameters }) =>
    parameters.filter(({ schema }) => schema.enum && schema.default && !schema.enum.includes(schema.default)).map(({ name }) => `${path} ${name}`)));
  assert.deepEqual(faults, []);
  const order = paths["/feed.json"].get.parameters.find(({ name }) => name === "sort").schema.default;
  const ids = async (query) => (await (await fetch(`${state.url}/feed.json?q=ferry${query}`)).json()).items.map((item) => item.id);
  assert.deepEqual(await ids(""), await ids(`&sort=${order}`));
});

test("every way to give a key is told of whatever can want one", async () => {
  const { paths, components } = await description();
  const ways = (operation) => operation.security.map((each) => Object.keys(each)[0] ?? "none");
  assert.deepEqual(ways(paths["/api/v1/articles"].post), ["bearer", "header", "basic"]);
  for (const path of ["/api/v1/search", "/metrics"]) assert.deepEqual(ways(paths[path].get), ["none", "bearer", "header", "basic"], path);
  assert.deepEqual(ways(paths["/mcp"].post), ["none", "bearer", "header", "basic"]);
  assert.deepEqual(ways(paths["/healthz"].get), []);
  assert.deepEqual(components.securitySchemes.header, { type: "apiKey", in: "header", name: "X-Api-Key" });
  const notified = await fetch(`${state.url}/mcp`, { method: "POST", headers: { "Content-Type": "application/json" },
    body: '{"jsonrpc":"2.0","method":"notifications/initialized"}' });
  assert.deepEqual([notified.status, notified.headers.get("content-type"), await notified.text()], [202, null, ""]);
});

test("answers are told member by member", async () => {
  const { paths, components } = await description();
  const told = Object.entries(paths).flatMap(([path, operations]) => Object.values(operations).map(({ responses }) =>
    [path, responses["200"].content["application/json"]?.schema])).flatMap(([path, schema]) =>
    (schema?.oneOf ?? [schema]).map((each) => [path, each?.$ref]));
  const empty = told.filter(([, schema]) => schema && !components.schemas[schema.split("/").pop()].properties).map(([path]) => path);
  assert.deepEqual(empty, ["/mcp", "/openapi.json"], "these are documents of other standards");
});

// Whether a value is what a schema says, followed through references. A member that no schema tells of fails too.
function check(schema, value, schemas, place) {
  if (schema.oneOf) {
    const failures = schema.oneOf.map((each) => { try { check(each, value, schemas, place); return null; } catch (error) { return error; } });
    assert.equal(failures.filter((each) => each === null).length, 1, failures.join("\n"));
    return;
  }
  if (schema.$ref) return check(schemas[schema.$ref.split("/").pop()], value, schemas, place);
  if (value === null && [schema.type].flat().includes("null")) return;
  for (const name of schema.required ?? []) assert.ok(name in value, `${place} has no ${name}`);
  const members = schema.properties || schema.additionalProperties ? Object.entries(value) : [];
  for (const [name, inner] of members) {
    const told = schema.properties?.[name] ?? schema.additionalProperties;
    assert.ok(told, `${place}.${name} is not described`);
    check(told, inner, schemas, `${place}.${name}`);
  }
  if (schema.enum) assert.ok(schema.enum.includes(value), `${place} is ${value}`);
  if ("const" in schema) assert.equal(value, schema.const, place);
  if (schema.type) {
    const kinds = [schema.type].flat();
    const kind = value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
    assert.ok(kinds.includes(kind) || (kind === "integer" && kinds.includes("number")), `${place} is ${kind}, not ${kinds}`);
  }
  if (schema.items) value.forEach((item, at) => check(schema.items, item, schemas, `${place}[${at}]`));
}

test("every operation answers in the type and shape that is described", async () => {
  const { paths, components } = await description();
  const { hits } = await (await fetch(`${state.url}/api/v1/search?q=ferry`)).json();
  const [first, second] = hits.map((hit) => hit.id);
  const values = { a: first, b: second, q: "ferry", histogram: "day", facets: "source", limit: "2" };
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (method === "delete" || operation.security || path === "/mcp") continue;
      const query = new URLSearchParams();
      const type = Object.keys(operation.requestBody?.content ?? {})[0];
      if (type !== "application/json")  // which holds the parameters itself
        for (const { name, in: place } of operation.parameters) if (place === "query" && values[name]) query.set(name, values[name]);
      const stories = path.includes("/stories/") ? hits.find((hit) => hit.story)?.story.id : null;
      if (path.includes("/stories/") && !stories) continue;
      const reply = await fetch(`${state.url}${path.replace("{id}", encodeURIComponent(stories ?? first))}?${query}`, {
        method: method.toUpperCase(),
        headers: type ? { "Content-Type": type } : {},
        body: type === "application/json" ? JSON.stringify({ q: "ferry" }) : type ? "the night ferry ran aground on the sandbank" : undefined,
      });
      assert.equal(reply.status, 200, `${method} ${path}: ${reply.status}`);
      const [described, content] = Object.entries(operation.responses["200"].content)[0];
      assert.equal(reply.headers.get("content-type").split(";")[0], described, path);
      const body = await reply.text();
      if (described === "application/json") check(content.schema, JSON.parse(body), components.schemas, path);
    }
  }
});

test("problems have the shape that is described", async () => {
  const { components } = await description();
  for (const path of ["/api/v1/search?limit=many", "/api/v1/articles/none", "/api/v1/nothing"]) {
    const reply = await fetch(state.url + path);
    assert.equal(reply.headers.get("content-type"), "application/problem+json");
    check(components.schemas.Problem, await reply.json(), components.schemas, path);
  }
});

test("a client of NewsAPI's shape is answered in it", async () => {
  const ask = async (query) => {
    const reply = await fetch(`${state.url}/api/v1/search?compat=newsapi&${query}`);
    return { status: reply.status, ...(await reply.json().then((body) => ({ body }))) };
  };
  const { body } = await ask("q=ferry&language=en&from=2024-03-01&to=2024-04-01&sortBy=publishedAt&pageSize=3&page=1");
  assert.equal(body.status, "ok");
  const { paths, components } = await description();
  check(paths["/api/v1/search"].get.responses["200"].content["application/json"].schema, body, components.schemas, "compat");
  assert.equal(body.articles.length, 3);
  assert.ok(body.totalResults > 3);
  const members = ["source", "author", "title", "description", "url", "urlToImage", "publishedAt", "content"];
  for (const article of body.articles) assert.deepEqual(Object.keys(article), members);
  assert.match(body.articles[0].publishedAt, /^2024-03-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.ok(body.articles.every((article, at, all) => at === 0 || all[at - 1].publishedAt >= article.publishedAt));
  const next = await ask("q=ferry&language=en&from=2024-03-01&to=2024-04-01&sortBy=publishedAt&pageSize=3&page=2");
  assert.equal(next.body.totalResults, body.totalResults);
  assert.ok(next.body.articles.every((article) => body.articles.every((other) => other.title !== article.title)));
  const outlet = body.articles[0].source.name;
  const without = await ask(`q=ferry&excludeDomains=${encodeURIComponent(outlet)}`);
  assert.ok(without.body.articles.every((article) => article.source.name !== outlet));
  const wrong = await ask("q=ferry&pageSize=1000");
  assert.deepEqual([wrong.status, wrong.body.status, wrong.body.code], [400, "error", "parameterInvalid"]);
  check(paths["/api/v1/search"].get.responses.default.content["application/json"].schema, wrong.body, components.schemas, "wrong");
});

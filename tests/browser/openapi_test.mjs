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

test("every address of the API is described", async () => {
  const { paths } = await description();
  for (const path of ["/api/v1/search", "/api/v1/count", "/api/v1/facets", "/api/v1/histogram", "/api/v1/suggest",
    "/api/v1/articles/{id}", "/api/v1/articles/{id}/similar", "/api/v1/articles/{id}/copies", "/api/v1/compare", "/api/v1/match", "/api/v1/articles",
    "/feed.atom", "/feed.json"]) assert.ok(path in paths, path);
});

// Members of an answer that a schema asks for, followed through references.
function check(schema, value, schemas, place) {
  if (schema.$ref) return check(schemas[schema.$ref.split("/").pop()], value, schemas, place);
  for (const name of schema.required ?? []) assert.ok(name in value, `${place} has no ${name}`);
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    if (value[name] !== undefined) check(inner, value[name], schemas, `${place}.${name}`);
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
      for (const { name, in: place } of operation.parameters) if (place === "query" && values[name]) query.set(name, values[name]);
      const type = Object.keys(operation.requestBody?.content ?? {})[0];
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
      if (content.schema) check(content.schema, JSON.parse(body), components.schemas, path);
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
});

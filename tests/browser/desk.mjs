// SPDX-License-Identifier: GPL-2.0-or-later
// What every test of the pages stands on: the program serving an index on a free port, and a browser to look at it with.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const samples = fileURLToPath(new URL("../../corpus/samples/news", import.meta.url));
const program = process.env.WIRECOPY_BINARY;
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// For a machine that has much else to do, ms: nothing waits so long that works.
const patience = 30_000;

// Runs the program and returns what it writes.
export function wirecopy(...parameters) {
  return execFileSync(program, parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

// Programs that run. Whatever ends the tests ends them too.
const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

// Starts a server of an index on a free port. Gives its address, without a slash behind, and `stop`, which waits.
export async function serve(index, ...options) {
  const child = spawn(program, ["serve", "-i", index, "--port", "0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const ended = new Promise((resolve) => child.on("exit", resolve)).then(() => running.delete(child));
  const url = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (part) => {
      text += part;
      if (text.includes("\n")) resolve(/https?:\/\/\S+/.exec(text)[0].replace(/\/$/, ""));
    });
    ended.then(() => reject(new Error("the server ended before it said where it is")));
  });
  return { url, stop: () => { child.kill("SIGTERM"); return ended; } };
}

// Starts a site of somebody else, with one page for every address: `page` makes HTML of what stands behind the slash.
// Gives its address and `stop`.
export async function site(page) {
  const server = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(page(decodeURIComponent(request.url.slice(1))));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}

// A page with the element <news-search> as `element` writes it.
export const page_with = (wirecopy, element) => `<!doctype html><html lang="en"><title>t</title>
  <link rel="icon" href="data:,"><h1>Intranet</h1><script type="module" src="${wirecopy}/embed.js"></script>${element}</html>`;

// To be called once at the top of a file: starts everything before its tests and ends it after them. `source` is called
// with an empty directory and says what is to be indexed; `options` are those of the server. The result is filled when
// the tests run.
export function desk(source = () => samples, ...options) {
  const state = { url: "", index: "", browser: null };
  let directory, server;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "wirecopy-browser-"));
    state.index = join(directory, "news.index");
    wirecopy("index", "-i", state.index, source(directory));
    server = await serve(state.index, ...options);
    state.url = server.url;
    state.browser = await chromium.launch({ executablePath: process.env.WIRECOPY_CHROMIUM, args: flags, timeout: patience });
  });

  after(async () => {
    await state.browser?.close();
    await server?.stop();
    if (directory) rmSync(directory, { recursive: true, force: true });
  });

  // Opens a page for `use` in a browser context of its own and closes it. Fails on everything that the browser
  // complains of: errors and warnings of the console, exceptions, what could not be loaded. `status` is that of the page.
  state.open = async (path, use, { status = 200, ...options } = {}) => {
    const context = await state.browser.newContext({ baseURL: state.url, ...options });
    context.setDefaultTimeout(patience);
    context.setDefaultNavigationTimeout(patience);
    const complaints = [];
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => {
      complaints.push(`a dialog opened: ${dialog.message()}`);
      dialog.dismiss();
    });
    try {
      const response = await page.goto(path);
      assert.equal(response.status(), status);
      if (status >= 400) complaints.length = 0;  // of the page itself: the browser says that it was refused
      await use(page, context);
      assert.deepEqual(complaints, [], `the browser complains at ${page.url()}`);
    } finally {
      await context.close();
    }
  };
  return state;
}

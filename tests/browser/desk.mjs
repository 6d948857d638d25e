// SPDX-License-Identifier: GPL-2.0-or-later
// What every test of the pages stands on: the program serving an index on a free port, and a browser to look at it with.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
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
const patience = 180_000;

// Runs the program and returns what it writes.
export function wirecopy(...parameters) {
  return execFileSync(program, parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

async function first_line(stream) {
  let text = "";
  for await (const part of stream) {
    text += part;
    if (text.includes("\n")) break;
  }
  return text.split("\n")[0];
}

// To be called once at the top of a file: starts everything before its tests and ends it after them. `source` is called
// with an empty directory and says what is to be indexed. The result is filled when the tests run.
export function desk(source = () => samples) {
  const state = { url: "", index: "", browser: null };
  let directory, server;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "wirecopy-browser-"));
    state.index = join(directory, "news.index");
    wirecopy("index", "-i", state.index, source(directory));
    server = spawn(program, ["serve", "-i", state.index, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    state.url = /http:\/\/\S+/.exec(await first_line(server.stdout))[0].replace(/\/$/, "");
    server.stdout.resume();
    state.browser = await chromium.launch({ executablePath: process.env.WIRECOPY_CHROMIUM, args: flags, timeout: patience });
  });

  after(async () => {
    await state.browser?.close();
    if (server) {
      const ended = new Promise((resolve) => server.on("exit", resolve));
      server.kill("SIGTERM");
      await ended;
    }
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

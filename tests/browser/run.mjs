// SPDX-License-Identifier: GPL-2.0-or-later
// usage: node run.mjs FILE
// Runs the tests of a file, or says why that cannot be done and ends with 77, which CTest takes for skipped.
import { existsSync } from "node:fs";

function skip(reason) {
  console.log(`skipped: ${reason}`);
  process.exit(77);
}

if (Number.parseInt(process.versions.node, 10) < 18) skip(`node ${process.versions.node} is older than 18`);
if (!existsSync(process.env.WIRECOPY_CHROMIUM ?? "")) skip("there is no chromium");
try {
  await import("playwright-core");
  await import("axe-core");
  await import("@modelcontextprotocol/sdk/client/index.js");
} catch (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  skip("a package is missing: run `npm ci` in tests/browser, or ./test, which does that");
}
// Whatever waits for something that never comes is ended, and said to be wrong.
setTimeout(() => {
  console.error("the tests of this file took more than four minutes");
  process.exit(1);
}, 240_000).unref();
await import(`./${process.argv[2]}`);

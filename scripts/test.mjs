/*
 * npm test: everything that must hold, on a machine that has only Node and npm. `--without-e2e` is
 * npm run check. Everything imported here runs on an old Node and without packages; the rest of the
 * work is in house/test.mjs.
 */
import { ensureInstalled } from "./house/install.mjs";
import { continueOnNode24 } from "./house/node-24.mjs";
import { complain } from "./house/say.mjs";

try {
  await ensureInstalled();
  await continueOnNode24();
  const { test } = await import("./house/test.mjs");
  process.exit((await test({ withBrowser: !process.argv.includes("--without-e2e") })) ? 0 : 1);
} catch (error) {
  complain(error);
  process.exit(1);
}

/*
 * npm start: from a fresh copy to a running console, and the same command every day after.
 * Everything imported here runs on an old Node and without packages; the rest of the work is in
 * house/start.mjs.
 */
import { ensureInstalled } from "./house/install.mjs";
import { continueOnNode24 } from "./house/node-24.mjs";
import { complain } from "./house/say.mjs";

try {
  await ensureInstalled();
  await continueOnNode24();
  const { start } = await import("./house/start.mjs");
  await start();
} catch (error) {
  complain(error);
  process.exit(1);
}

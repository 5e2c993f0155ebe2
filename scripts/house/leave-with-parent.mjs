/*
 * Preloaded into every process that the supervisor starts. When the supervisor is killed (kill -9
 * gives it no last word) the channel between them closes, and the process stops as if it had been
 * asked to.
 */
import { isMainThread } from "node:worker_threads";

const LAST_CHANCE_MS = 8_000;

if (isMainThread && process.connected) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), LAST_CHANCE_MS).unref();
  });
  // Listening to the channel must not be what keeps a finished process alive.
  process.channel.unref();
}

/*
 * npm run bench:data: a million usage events and a hundred thousand bills, of which one account has plenty
 * (scripts/bench/data). They go into the empty database of DATABASE_URL; without one, into a throw-away database, which
 * is served until Ctrl-C and gone then.
 */
import { connect } from "@/db/client";
import { booksBalance } from "@/scripts/bench/books";
import { loadBenchData } from "@/scripts/bench/data/load";
import { complain, duration } from "@/scripts/house/say.mjs";
import { throwAwayDatabase } from "@/scripts/house/throw-away-database.mjs";

const given = process.env.DATABASE_URL;
const server = given ? { url: given, stop: async () => {} } : await throwAwayDatabase();
try {
  const began = performance.now();
  await loadBenchData(server.url);
  console.log(`Loaded in ${duration(performance.now() - began)}: ${server.url}`);
  const owner = connect(server.url, { role: null });
  process.exitCode = (await booksBalance(owner.db)) ? 0 : 1;
  await owner.close();
  if (!given) await untilInterrupted();
} catch (error) {
  complain(error);
  process.exitCode = 1;
} finally {
  await server.stop();
}

function untilInterrupted(): Promise<void> {
  console.log("Ctrl-C ends it.");
  const alive = setInterval(() => {}, 60_000);
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        clearInterval(alive);
        resolve();
      });
  });
}

/*
 * npm run bench:api: what the API does a second, as a share of what the machine can do at most in the same run.
 * Absolute figures say little on a machine that is shared; the ratios are what counts. After each comparison the books
 * must balance, and a breakdown says where the time goes. `--quick` looks only; `--only` is `door` or `metering`.
 */
import { parseArgs } from "node:util";

import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { benchDatabase } from "@/scripts/bench/database";
import { benchMetering, openBenchAccounts } from "@/scripts/bench/metering";
import { benchTaggingDoor } from "@/scripts/bench/tagging-door";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const turns = values.quick ? { seconds: 1, rounds: 1 } : { seconds: 3, rounds: 5 };
const wanted = (name: string) => values.only === undefined || values.only === name;

const server = await benchDatabase();
try {
  await migrate(server.url);
  const owner = connect(server.url, { role: null });
  await openBenchAccounts(owner);
  await owner.close();
  const reached = [
    !wanted("door") || (await benchTaggingDoor(server.url, turns)),
    !wanted("metering") || (await benchMetering(server.url, turns)),
  ];
  process.exitCode = reached.every(Boolean) ? 0 : 1;
} finally {
  await server.stop();
}

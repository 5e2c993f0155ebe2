/*
 * npm run bench:api: what the API does a second, as a share of what the machine can do at most in the same run.
 * Absolute figures say little on a machine that is shared; the ratios are what counts. `--quick` looks only.
 */
import { parseArgs } from "node:util";

import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { benchMetering, openBenchAccounts } from "@/scripts/bench/metering";
import { benchTaggingDoor } from "@/scripts/bench/tagging-door";
import { throwAwayDatabase } from "@/scripts/house/throw-away-database.mjs";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const turns = values.quick ? { seconds: 1, rounds: 1 } : { seconds: 3, rounds: 5 };

// Durable, unlike the databases of tests: waiting for the disk is part of what is measured.
const server = await throwAwayDatabase({ settings: { max_connections: "50" } });
try {
  await migrate(server.url);
  const owner = connect(server.url, { role: null });
  await openBenchAccounts(owner);
  const reached = [
    await benchTaggingDoor(server.url, turns),
    await benchMetering(server.url, turns),
  ];
  await owner.close();
  process.exitCode = reached.every(Boolean) ? 0 : 1;
} finally {
  await server.stop();
}

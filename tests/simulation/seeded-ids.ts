import { AsyncLocalStorage } from "node:async_hooks";
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

import { Random } from "@/tests/simulation/random";

const chance = new AsyncLocalStorage<Random>();
const randomBytes = crypto.randomBytes;

// The order of cover ends with the packs' ids, so a seed that did not fix them would not replay.
function seededBytes(count: number): Buffer {
  return chance.getStore()?.bytes(count) ?? randomBytes(count);
}
Object.assign(crypto, { randomBytes: Object.assign(seededBytes, randomBytes) });
syncBuiltinESMExports();

/** Runs `work` with ids that follow from the seed alone. */
export const withSeededIds = <Answer>(seed: number, work: () => Promise<Answer>): Promise<Answer> =>
  chance.run(new Random(seed), work);

import { randomUUID } from "node:crypto";

import type { Logger } from "pino";

import type { Database } from "@/db/client";
import { accountOf } from "@/db/queries/accounts";
import { keysById, type SigningKey } from "@/db/queries/keys";
import { askedTogether } from "@/lib/api/asked-together";
import { keyUses } from "@/lib/api/key-uses";
import type { Clock } from "@/lib/clock";
import { mayCall, type CallRefusal } from "@/lib/core/account";
import { keyWorks } from "@/lib/core/api-key";
import { catalogAt, type Catalog } from "@/lib/core/catalog";
import { billableCalls, callKey } from "@/lib/core/metering";
import { ok, refuse } from "@/lib/core/result";
import { catalogs } from "@/lib/services/catalogs";
import type { Cipher } from "@/lib/services/crypt";
import { logFailure } from "@/lib/services/metering/log-failure";
import type { UsageAnswer, UsageEvent, UsageRefusal } from "@/lib/services/metering/usage";
import type { BillingDeps } from "@/lib/vendor/billing/billing-action";
import type { DoorDeps, VendorFailure, VendorKey } from "@/lib/vendor/door";
import type { MeterRequest, TagDeps } from "@/lib/vendor/tag-actions";

export type VendorWiring = {
  readonly db: Database;
  readonly clock: Clock;
  readonly cipher: Cipher;
  readonly meter: (events: readonly UsageEvent[]) => Promise<readonly UsageAnswer[]>;
  readonly log: Pick<Logger, "debug" | "error">;
};

/** What the vendor-compatible door asks of the rest of the product: keys, metering, books, a log of failures. */
export function vendorDeps({
  db,
  clock,
  cipher,
  meter,
  log,
}: VendorWiring): Omit<DoorDeps, "actions"> & Pick<TagDeps, "meter"> & BillingDeps {
  const noteUse = keyUses(db, clock, (error) =>
    log.error({ err: error }, "the use of a key was not noted"),
  );

  return {
    clock,
    noteUse,
    newRequestId: randomUUID,
    findKey: askedTogether((secretIds) => findKeys(db, clock, cipher, secretIds)),

    async openBooks(accountId) {
      const account = await accountOf(db, accountId);
      if (!account) throw new Error(`account ${accountId} has a key but does not exist`);
      return { db, account, now: account.testClock?.now ?? clock.now() };
    },

    async meter(request) {
      const answers = await meter(eventsOf(request));
      const refused = answers.find((answer) => answer.outcome === "refused");
      return refused ? refuse(callRefusal(refused.refusal)) : ok(undefined);
    },

    async logFailure(failed) {
      logProblem(log, failed);
      if (failed.accountId) await noteFailure(db, clock, failed.accountId, failed);
    },
  };
}

async function findKeys(
  db: Database,
  clock: Clock,
  cipher: Cipher,
  secretIds: readonly string[],
): Promise<ReadonlyMap<string, VendorKey>> {
  const [found, versions] = await Promise.all([keysById(db, secretIds), catalogs(db)]);
  const real = clock.now();
  return new Map(
    [...found].map(([secretId, key]) => [
      secretId,
      vendorKey(key, versions, key.testTime ?? real, cipher),
    ]),
  );
}

/**
 * R-TIME-1 · The overlap of a rotation ends by the account's own time, and the quota is that of the version in force by
 * it, unlike a signature, which ages by the real time.
 */
const vendorKey = (
  { key, account }: SigningKey,
  versions: readonly Catalog[],
  now: Date,
  cipher: Cipher,
): VendorKey => ({
  accountId: account.id,
  keyId: key.secretId,
  secretKey: cipher.open(key.secretEncrypted),
  works: keyWorks(key, now),
  scopes: key.scopes,
  addresses: key.addresses,
  requestsPerSecond: catalogAt(versions, now).policies.requestsPerSecond,
  standing: mayCall(account),
});

/** R-USE-2, R-USE-6 · One event for each edition, under the request's own id: retried behind the door, counted once. */
const eventsOf = ({ accountId, requestId, keyId, product, editions }: MeterRequest): UsageEvent[] =>
  billableCalls(product, editions ?? []).map(({ edition, calls }) => ({
    accountId,
    key: callKey(requestId, edition),
    product,
    edition,
    calls,
    occurredAt: null,
    secretId: keyId,
  }));

/** A call that happens now, under a key of our own, can only be refused for the account it is made with. */
function callRefusal({ code }: UsageRefusal): CallRefusal {
  switch (code) {
    case "key-conflict":
    case "too-late":
    case "in-the-future":
    case "too-many-calls":
      throw new Error(`a call of this moment was refused as ${code}`);
    default:
      return code;
  }
}

/** R-USE-1 · An action that does not exist is kept under one name, or its callers could fill the log with names. */
async function noteFailure(
  db: Database,
  clock: Clock,
  accountId: string,
  { action, code }: VendorFailure,
): Promise<void> {
  const account = await accountOf(db, accountId);
  const at = account?.testClock?.now ?? clock.now();
  await logFailure(db, {
    accountId,
    at,
    action: code === "InvalidAction" ? "unknown" : action,
    code,
  });
}

function logProblem(log: VendorWiring["log"], { cause, ...failed }: VendorFailure): void {
  if (cause === undefined) log.debug(failed, "a call was refused");
  else log.error({ ...failed, err: cause }, "a call failed");
}

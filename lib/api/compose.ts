import type { Logger } from "pino";

import type { Database } from "@/db/client";
import { vendorDeps } from "@/lib/api/vendor-deps";
import type { Doors } from "@/lib/api/server";
import type { Clock } from "@/lib/clock";
import type { PaymentProvider } from "@/lib/payments/provider";
import { restApp } from "@/lib/rest/app";
import { createMetrics, type RestMetrics } from "@/lib/rest/metrics";
import type { Cipher } from "@/lib/services/crypt";
import { GroupCommit } from "@/lib/services/metering/group-commit";
import { recordCalls } from "@/lib/services/metering/record-calls";
import type { FetchImage } from "@/lib/tagger/fetch-image";
import type { Tagger } from "@/lib/tagger/tagger";
import { billingActions } from "@/lib/vendor/billing/billing-actions";
import { vendorDoor } from "@/lib/vendor/door";
import { tagActions } from "@/lib/vendor/tag-actions";

export type ApiParts = {
  readonly db: Database;
  readonly clock: Clock;
  readonly cipher: Cipher;
  readonly sandbox: boolean;
  /** Null, or left out, where nobody takes payments online. */
  readonly payments?: PaymentProvider | null;
  readonly tagger: Pick<Tagger, "tag">;
  readonly fetchImage: FetchImage;
  readonly log: Pick<Logger, "debug" | "error">;
  readonly metrics?: RestMetrics;
};

/** Both doors over one database. They share one meter: fuller batches beat more lanes. */
export function composeApi({
  metrics = createMetrics(),
  payments = null,
  ...parts
}: ApiParts): Doors {
  const { db, clock, cipher, sandbox, log } = parts;
  const lane = new GroupCommit((events) => recordCalls(db, clock, events));
  const meter: GroupCommit["submit"] = (events) => lane.submit(events);

  const wiring = { db, clock, cipher, meter, log };
  const { meter: meterCall, openBooks, ...deps } = vendorDeps(wiring);
  const { tagger, fetchImage } = parts;
  const actions = [
    ...tagActions({ meter: meterCall, tagger, fetchImage }),
    ...billingActions({ openBooks }),
  ];
  return {
    rest: restApp({ db, clock, cipher, sandbox, payments, tagger, meter, metrics, log }),
    vendor: vendorDoor({ ...deps, actions }),
  };
}

import type { Logger } from "pino";

import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";
import type { PaymentProvider } from "@/lib/payments/provider";
import type { RestMetrics } from "@/lib/rest/metrics";
import type { Cipher } from "@/lib/services/crypt";
import type { UsageAnswer, UsageEvent } from "@/lib/services/metering/usage";
import type { Tagger } from "@/lib/tagger/tagger";

/** All that the REST door works with. Whoever opens it says where each comes from. */
export type RestDoor = {
  readonly db: Database;
  /** The real time; accounts on a test clock have their own (R-TIME-1). */
  readonly clock: Clock;
  readonly cipher: Cipher;
  /** Whether the routes of the sandbox exist. */
  readonly sandbox: boolean;
  /** Whoever takes payments online; null where nobody does (R-FUND-4). */
  readonly payments: PaymentProvider | null;
  /** What tags the home page's pictures; left out where nothing does (D-35). */
  readonly tagger?: Pick<Tagger, "tag">;
  /** Counts usage events; resolves, in their order, when they are durable and covered. */
  readonly meter: (events: readonly UsageEvent[]) => Promise<readonly UsageAnswer[]>;
  readonly metrics: RestMetrics;
  readonly log: Pick<Logger, "debug" | "error">;
};

/** What is known of every request. */
export type RestEnv = {
  Variables: {
    requestId: string;
    /** Set where a service refused: that is an answer, not a failure to give one. */
    isRefusal?: boolean;
  };
};

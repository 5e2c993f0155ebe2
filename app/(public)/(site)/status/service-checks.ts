import { database } from "@/db";
import { missingColumns } from "@/db/queries/readiness";
import { serviceFacts, type ServiceFacts } from "@/db/queries/service-status";
import { queueHealth, workerHealth, type Health } from "@/lib/core/service-health";
import { env } from "@/lib/env";
import { apiHealth } from "@/lib/rest/api-health";

export type Checked = "api" | "database" | "worker" | "queue";

export type ServiceChecks = {
  readonly health: Readonly<Record<Checked, Health>>;
  /** Null where the database does not answer: then nothing can be said of what it knows. */
  readonly facts: ServiceFacts | null;
};

/** Asks everything now; nothing is remembered from before. */
export async function checkServices(now: Date): Promise<ServiceChecks> {
  const [api, columns, facts] = await Promise.all([
    apiHealth(env().apiInternalUrl),
    missingColumns(database()).catch(() => null),
    serviceFacts(database()).catch(() => null),
  ]);
  return {
    health: {
      api,
      database: columns === null ? "down" : columns.length > 0 ? "late" : "ok",
      worker: facts ? workerHealth(facts.performedThrough, now) : "unknown",
      queue: facts ? queueHealth(facts.waitingSince, now) : "unknown",
    },
    facts,
  };
}

import { getTranslations } from "next-intl/server";

import { actorNames } from "@/app/(staff)/actor-names";
import { Timeline } from "@/components/billing/timeline";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { deedsOfClock } from "@/db/queries/audit";
import { formatInstant } from "@/lib/format/instant";

const MOST_SHOWN = 10;

/** What was done to the clock, the latest first, at the time when it was really done. */
export async function ClockLog({ clockId }: { readonly clockId: string }) {
  const [t, deeds] = await Promise.all([
    getTranslations("ops.clock.log"),
    deedsOfClock(database(), clockId, MOST_SHOWN),
  ]);
  const nameOf = await actorNames(deeds.map(({ actor }) => actor));
  return (
    <Panel title={t("title")} note={t("note")}>
      {deeds.length === 0 ? (
        <EmptyState icon="clock" title={t("empty")} />
      ) : (
        <Timeline
          entries={deeds.map(({ id, recordedAt, actor, action, details }) => ({
            key: String(id),
            at: recordedAt,
            title: t(action, {
              to: instantIn(details.to ?? details.now),
              month: String(details.month ?? ""),
            }),
            text: nameOf(actor),
          }))}
        />
      )}
    </Panel>
  );
}

// The log keeps instants as JSON does.
const instantIn = (value: unknown): string =>
  typeof value === "string" ? formatInstant(new Date(value), "full") : "";

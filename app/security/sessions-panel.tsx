import { getTranslations } from "next-intl/server";

import { Instant } from "@/components/billing/instant";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/db";
import { sessionsOf } from "@/db/queries/sessions";
import { requireViewer } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { deviceName } from "@/lib/format/device";
import { sessionLimits } from "@/lib/services/sessions/session-limits";
import { endOtherSessionsAction, endSessionAction } from "./actions";

type Session = Awaited<ReturnType<typeof sessionsOf>>[number];

/** Where the reader is signed in; one browser or all others are signed out at once. */
export async function SessionsPanel() {
  const [here, t] = await Promise.all([requireViewer(), getTranslations("settings.sessions")]);
  const now = systemClock.now();
  const seenSince = new Date(now.getTime() - sessionLimits(here.person.role).idleMs);
  const sessions = await sessionsOf(database(), here.person.id, { now, seenSince });
  const columns: readonly Column<Session>[] = [
    {
      key: "device",
      header: t("device"),
      cell: ({ userAgent }) => deviceName(userAgent) ?? t("unknown"),
      card: "title",
    },
    {
      key: "seen",
      header: t("lastSeen"),
      cell: ({ lastSeenAt }) => <Instant at={lastSeenAt} style="full" />,
    },
    {
      key: "since",
      header: t("since"),
      cell: ({ createdAt }) => <Instant at={createdAt} style="full" />,
    },
    {
      key: "actions",
      header: t("actions"),
      quiet: true,
      align: "right",
      card: "aside",
      cell: ({ id, handle }) =>
        id === here.id ? (
          <Badge tone="info">{t("thisOne")}</Badge>
        ) : (
          <ActionForm action={endSessionAction} className="inline-grid">
            <input type="hidden" name="handle" value={handle} />
            <SubmitButton kind="ghost">{t("end")}</SubmitButton>
          </ActionForm>
        ),
    },
  ];
  return (
    <Panel
      title={t("title")}
      note={env().sandbox && t("note")}
      flush
      action={
        sessions.length > 1 && (
          <ActionForm action={endOtherSessionsAction}>
            <SubmitButton kind="secondary">{t("endOthers")}</SubmitButton>
          </ActionForm>
        )
      }
    >
      <KeysetTable
        caption={t("title")}
        columns={columns}
        rows={sessions}
        keyOf={({ handle }) => handle}
        empty={null}
      />
    </Panel>
  );
}

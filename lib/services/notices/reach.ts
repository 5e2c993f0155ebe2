import { and, eq, isNotNull, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { accounts, alertSettings, noticeChannels, people, webhooks } from "@/db/schema";
import { isMandatory, type NoticeKind } from "@/lib/core/notice";
import type { QuietHours } from "@/lib/core/quiet-hours";
import { DEFAULT_LOCALE, type Locale } from "@/lib/format/locale";

/** Whom a notice reaches besides the console, and how they want to be spoken to. */
export type Reach = {
  readonly locale: Locale;
  readonly quiet: QuietHours | null;
  /** People of the account whose address a mailed link proved. */
  readonly readers: readonly { readonly id: string; readonly email: string }[];
  readonly webhookIds: readonly string[];
};

/** R-ARR-2 · Who is told of a kind of notice: everybody, unless the customer switched a channel off for it. */
export async function reachOf(tx: Tx, accountId: string, kind: NoticeKind): Promise<Reach> {
  const rows = await tx
    .select({
      settings: alertSettings,
      channel: noticeChannels,
      reader: { id: people.id, email: people.email },
      webhookId: webhooks.id,
    })
    .from(accounts)
    .leftJoin(alertSettings, eq(alertSettings.accountId, accounts.id))
    .leftJoin(
      noticeChannels,
      and(eq(noticeChannels.accountId, accounts.id), eq(noticeChannels.kind, kind)),
    )
    .leftJoin(
      people,
      and(
        eq(people.accountId, accounts.id),
        isNotNull(people.emailConfirmedAt),
        isNull(people.disabledAt),
      ),
    )
    .leftJoin(
      webhooks,
      and(
        eq(webhooks.accountId, accounts.id),
        isNull(webhooks.deletedAt),
        isNull(webhooks.pausedAt),
      ),
    )
    .where(eq(accounts.id, accountId));
  const [first] = rows;
  const { quietFrom, quietTo, locale } = first?.settings ?? {};
  const quiet = quietFrom != null && quietTo != null ? { from: quietFrom, to: quietTo } : null;
  const byMail = isMandatory(kind) || (first?.channel?.email ?? true);
  const byWebhook = first?.channel?.webhook ?? true;
  return {
    locale: locale ?? DEFAULT_LOCALE,
    quiet,
    readers: byMail ? unique(rows.flatMap(({ reader }) => reader ?? [])) : [],
    webhookIds: byWebhook ? [...new Set(rows.flatMap(({ webhookId }) => webhookId ?? []))] : [],
  };
}

const unique = (readers: Reach["readers"]): Reach["readers"] => [
  ...new Map(readers.map((reader) => [reader.id, reader])).values(),
];

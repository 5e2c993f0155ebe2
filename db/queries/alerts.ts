import { and, desc, eq, gte, inArray, isNotNull, isNull, lte } from "drizzle-orm";

import type { Asker } from "@/db/client";
import {
  alertSettings,
  mails,
  noticeChannels,
  people,
  webhookDeliveries,
  webhooks,
} from "@/db/schema";
import { noticesOf, type NoticeCursor } from "@/db/queries/notices";

/** R-ARR-2 · What a customer wants to be warned of; null where nothing was ever chosen. */
export async function alertSettingsOf(db: Asker, accountId: string) {
  const [settings] = await db
    .select()
    .from(alertSettings)
    .where(eq(alertSettings.accountId, accountId));
  return settings ?? null;
}

/** R-ARR-2 · Where kinds of notices go besides the console; a kind without a row goes everywhere. */
export const channelsOf = (db: Asker, accountId: string) =>
  db.select().from(noticeChannels).where(eq(noticeChannels.accountId, accountId));

/** The webhooks of an account, the oldest first, without their secrets. */
export const webhooksOf = (db: Asker, accountId: string) =>
  db
    .select({
      id: webhooks.id,
      url: webhooks.url,
      createdAt: webhooks.createdAt,
      failures: webhooks.failures,
      pausedAt: webhooks.pausedAt,
    })
    .from(webhooks)
    .where(and(eq(webhooks.accountId, accountId), isNull(webhooks.deletedAt)))
    .orderBy(webhooks.createdAt, webhooks.id);

/** The newest messages to the webhooks of an account, those of deleted ones among them. */
export const deliveriesOf = (db: Asker, accountId: string, limit: number) =>
  db
    .select({ delivery: webhookDeliveries, url: webhooks.url })
    .from(webhookDeliveries)
    .innerJoin(
      webhooks,
      and(
        eq(webhooks.accountId, webhookDeliveries.accountId),
        eq(webhooks.id, webhookDeliveries.webhookId),
      ),
    )
    .where(eq(webhookDeliveries.accountId, accountId))
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(limit);

/** The people of an account whose addresses were confirmed: whom mails go to. */
export async function readersOf(db: Asker, accountId: string): Promise<string[]> {
  const readers = await db
    .select({ email: people.email })
    .from(people)
    .where(
      and(
        eq(people.accountId, accountId),
        isNotNull(people.emailConfirmedAt),
        isNull(people.disabledAt),
      ),
    )
    .orderBy(people.email);
  return readers.map(({ email }) => email);
}

type Outcome = {
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
};

/** A notice, and what became of passing it on. */
export type ToldNotice = Awaited<ReturnType<typeof noticesOf>>[number] & {
  readonly mails: Outcome;
  readonly messages: Outcome;
};

/** R-ARR-2 · What a customer was told and by which ways it reached them, the newest first. */
export async function toldNotices(
  db: Asker,
  accountId: string,
  page: { readonly after?: NoticeCursor; readonly limit: number },
): Promise<ToldNotice[]> {
  const told = await noticesOf(db, accountId, page);
  const [newest, oldest] = [told[0], told.at(-1)];
  if (!newest || !oldest) return [];
  const [mailed, posted] = await Promise.all([
    db
      .select({ occasion: mails.occasion, sentAt: mails.sentAt, abandonedAt: mails.abandonedAt })
      .from(mails)
      .where(
        and(
          eq(mails.accountId, accountId),
          gte(mails.createdAt, oldest.at),
          lte(mails.createdAt, newest.at),
        ),
      ),
    db
      .select()
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.accountId, accountId),
          inArray(
            webhookDeliveries.occasion,
            told.map(({ occasion }) => occasion),
          ),
        ),
      ),
  ]);
  return told.map((notice) => ({
    ...notice,
    mails: outcomeOf(
      mailed.filter(({ occasion }) => occasion.startsWith(`${accountId}:${notice.occasion}:`)),
      ({ sentAt }) => sentAt,
    ),
    messages: outcomeOf(
      posted.filter(({ occasion }) => occasion === notice.occasion),
      ({ deliveredAt }) => deliveredAt,
    ),
  }));
}

function outcomeOf<Sent extends { readonly abandonedAt: Date | null }>(
  sent: readonly Sent[],
  doneAt: (each: Sent) => Date | null,
): Outcome {
  const done = sent.filter((each) => doneAt(each)).length;
  const failed = sent.filter(({ abandonedAt }) => abandonedAt).length;
  return { done, failed, waiting: sent.length - done - failed };
}

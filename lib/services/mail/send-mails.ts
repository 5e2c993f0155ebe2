import { createHash } from "node:crypto";

import { and, eq, isNull, lte, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { accounts, mails, REAL_CLOCK } from "@/db/schema";
import type { Clock } from "@/lib/clock";

export type Mail = typeof mails.$inferSelect;

/** What became of a try. `refused` is for good; anything else that goes wrong is thrown and tried again. */
export type Delivered =
  | { readonly outcome: "taken" }
  | { readonly outcome: "refused"; readonly why: string };
export type DeliverMail = (mail: Mail, messageId: string) => Promise<Delivered>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Pauses between the tries of one mail; after the last it is given up. */
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 12 * HOUR_MS];
const MOST_TRIES = PAUSES_MS.length + 1;
/** Mails that one worker takes at once. */
const CHUNK = 20;

/**
 * R-ARR-2 · Sends the mails that wait; answers how many were taken. A mail is claimed by putting its next try off, so
 * that no transaction is open while a server is spoken to; a worker that dies in between sends it again after the
 * pause. At least once, therefore, and always under the same Message-ID, by which receivers know a repetition.
 */
export async function sendMails(db: Database, clock: Clock, deliver: DeliverMail): Promise<number> {
  let taken = 0;
  for (let claimed = await claim(db, clock); claimed.length > 0; claimed = await claim(db, clock)) {
    for (const mail of claimed) {
      if (await trySending(db, clock, deliver, mail)) taken += 1;
    }
  }
  return taken;
}

/** The Message-ID's part that is the mail's own: the same, however often the mail is sent. */
export const messageKey = ({ occasion }: Pick<Mail, "occasion">): string =>
  createHash("sha256").update(occasion).digest("hex").slice(0, 32);

async function trySending(
  db: Database,
  clock: Clock,
  deliver: DeliverMail,
  mail: Mail,
): Promise<boolean> {
  try {
    const delivered = await deliver(mail, messageKey(mail));
    const now = clock.now();
    await settle(
      db,
      mail,
      delivered.outcome === "taken"
        ? { sentAt: now, error: null }
        : { abandonedAt: now, error: delivered.why },
    );
    return delivered.outcome === "taken";
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const givenUp = mail.tries >= MOST_TRIES;
    await settle(db, mail, { error: reason, ...(givenUp && { abandonedAt: clock.now() }) });
    return false;
  }
}

async function settle(
  db: Database,
  { id }: Mail,
  facts: Partial<Pick<Mail, "sentAt" | "abandonedAt" | "error">>,
): Promise<void> {
  await db
    .update(mails)
    .set(facts)
    .where(and(eq(mails.id, id), isNull(mails.sentAt)));
}

// Of accounts on a test clock nothing is taken, whatever their rows say: nobody is written to about simulated time.
async function claim(db: Database, clock: Clock): Promise<Mail[]> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(mails)
      .where(
        and(
          isNull(mails.sentAt),
          isNull(mails.abandonedAt),
          lte(mails.sendAfter, now),
          sql`not exists (select from ${accounts}
            where ${accounts.id} = ${mails.accountId} and ${accounts.clockId} <> ${REAL_CLOCK})`,
        ),
      )
      .orderBy(mails.sendAfter)
      .limit(CHUNK)
      .for("update", { skipLocked: true });
    const claimed: Mail[] = [];
    for (const mail of due) {
      const tries = mail.tries + 1;
      const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1] ?? 0;
      const sendAfter = new Date(now.getTime() + pause);
      await tx.update(mails).set({ tries, sendAfter }).where(eq(mails.id, mail.id));
      claimed.push({ ...mail, tries, sendAfter });
    }
    return claimed;
  });
}

import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { mails, REAL_CLOCK } from "@/db/schema";
import type { NoticeValues } from "@/lib/core/notice";
import type { Locale } from "@/lib/format/locale";
import { mailWords, type MailKind } from "@/lib/mail/mail-words";
import { newId } from "@/lib/services/new-id";

export type NewMail = {
  /** Null where staff are written to. */
  readonly accountId: string | null;
  readonly recipient: string;
  readonly locale: Locale;
  readonly kind: MailKind;
  /** What it is about, and to whom: the second mail of one occasion is not written. */
  readonly occasion: string;
  /** In the account's time. */
  readonly at: Date;
  readonly values: NoticeValues;
  /** Not before; at once where it is left out. */
  readonly sendAfter?: Date;
};

/**
 * R-ARR-2 · Writes a mail into the outbox, in the transaction of its occasion and in the words of that moment; the
 * worker sends it. What happens to an account on a test clock has not happened: such a mail is delivered to the
 * sandbox's own mailbox as it is written, and never leaves it (D-22).
 */
export async function writeMail(tx: Tx, mail: NewMail): Promise<void> {
  const { accountId, recipient, locale, kind, occasion, at, sendAfter = at } = mail;
  const { subject, body } = mailWords(kind, locale, mail.values);
  for (const header of [recipient, subject]) {
    if (/\p{Cc}/u.test(header))
      throw new Error(`a header of mail ${occasion} has a control character`);
  }
  const isSimulated = sql`exists (
    select from accounts where accounts.id = ${accountId} and accounts.clock_id <> ${REAL_CLOCK}
  )`;
  await tx
    .insert(mails)
    .values({
      id: newId("mail"),
      accountId,
      occasion,
      kind,
      recipient,
      locale,
      subject,
      body,
      createdAt: at,
      sendAfter,
      sentAt: sql`case when ${isSimulated} then ${sendAfter.toISOString()}::timestamptz end`,
    })
    .onConflictDoNothing();
}

import { and, desc, eq, lt, ne, or, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, mails, REAL_CLOCK } from "@/db/schema";

export type MailView = typeof mails.$inferSelect;

export type MailQuestion = {
  /** Whole or in part. */
  readonly recipient?: string;
  /** Only mails about accounts on a test clock, which never leave the sandbox. */
  readonly simulated: boolean;
};

/** The sandbox's mailbox: all that was written, the newest first. */
export const mailsWritten = (
  db: Asker,
  question: MailQuestion,
  page: { readonly after?: { readonly at: Date; readonly id: string }; readonly limit: number },
): Promise<MailView[]> =>
  db
    .select()
    .from(mails)
    .where(and(isInQuestion(question), page.after && isOlder(page.after)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(page.limit);

/** One mail of the mailbox, or null. */
export async function mailWritten(
  db: Asker,
  id: string,
  question: Pick<MailQuestion, "simulated">,
): Promise<MailView | null> {
  const [mail] = await db
    .select()
    .from(mails)
    .where(and(eq(mails.id, id), isInQuestion(question)));
  return mail ?? null;
}

const isInQuestion = ({ recipient, simulated }: MailQuestion) =>
  and(
    recipient ? sql`position(lower(${recipient}) in lower(${mails.recipient})) > 0` : undefined,
    simulated
      ? sql`exists (select from ${accounts}
          where ${accounts.id} = ${mails.accountId} and ${ne(accounts.clockId, REAL_CLOCK)})`
      : undefined,
  );

const isOlder = ({ at, id }: { readonly at: Date; readonly id: string }) =>
  or(lt(mails.createdAt, at), and(eq(mails.createdAt, at), lt(mails.id, id)));

import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { clockTime } from "@/lib/services/clock-time";
import { writeMail, type NewMail } from "@/lib/services/mail/write-mail";
import type { Person } from "@/lib/services/people/hold-person";

/** The language of whoever asks, in which what they asked for is written. */
export type MailLocale = NewMail["locale"];

type PersonMail = Pick<NewMail, "kind" | "locale" | "values"> & {
  /** What it is about; with its kind it names the occasion. */
  readonly reference: string;
  /** Where it is not the person's present address. */
  readonly recipient?: string;
};

/** Writes to a person about their own sign-in. Such mails go out at once, whether or not the address is confirmed. */
export async function mailPerson(
  tx: Tx,
  clock: Clock,
  person: Person,
  { reference, recipient = person.email, ...mail }: PersonMail,
): Promise<void> {
  await writeMail(tx, {
    ...mail,
    accountId: person.accountId,
    recipient,
    occasion: `${mail.kind}:${reference}`,
    at: await accountTime(tx, clock, person),
  });
}

async function accountTime(tx: Tx, clock: Clock, { accountId }: Person): Promise<Date> {
  if (!accountId) return clock.now();
  const [account] = await tx
    .select({ clockId: accounts.clockId })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account) throw new Error(`account ${accountId} does not exist`);
  return clockTime(tx, clock, account.clockId);
}

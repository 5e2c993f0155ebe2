import { sql } from "drizzle-orm";

import { people } from "@/db/schema";
import { AttemptLimit } from "@/lib/services/attempt-limit";
import type { Context } from "@/lib/services/context";
import { holdPerson } from "@/lib/services/people/hold-person";
import { makeLink, type LinkMail } from "@/lib/services/people/mail-links";
import { mailPerson } from "@/lib/services/people/mail-person";

const FIFTEEN_MINUTES_MS = 15 * 60 * 1000;
const byAddress = new AttemptLimit({ attempts: 3, withinMs: FIFTEEN_MINUTES_MS, names: 10_000 });
const bySender = new AttemptLimit({ attempts: 20, withinMs: FIFTEEN_MINUTES_MS, names: 10_000 });

/**
 * Counts a request for a link before it is looked at, and answers null or from when on the next one is allowed. Known
 * and unknown addresses are counted alike.
 */
export const countResetRequest = (
  { clock }: Pick<Context, "clock">,
  { email, sender }: { readonly email: string; readonly sender: string },
): Date | null =>
  bySender.count(sender, clock.now()) ?? byAddress.count(nameOf(email), clock.now());

/**
 * R-ACC-1 · Mails a link for a new password to whoever has the address. Answers nothing: whoever asks must not learn
 * who is registered, and a door does not wait for it, so that its time does not tell either.
 */
export async function requestPasswordReset(
  { db, clock }: Pick<Context, "db" | "clock">,
  { email, locale, linkTo }: LinkMail & { readonly email: string },
): Promise<void> {
  const name = nameOf(email);
  if (!name.isWellFormed() || name.includes("\0")) return;
  await db.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: people.id })
      .from(people)
      .where(sql`lower(${people.email}) = ${name}`);
    if (!known) return;
    const person = await holdPerson(tx, known.id);
    if (person.disabledAt) return;
    const wish = { personId: person.id, purpose: "reset-password", email: person.email } as const;
    const { token, hash, expiresAt } = await makeLink(tx, wish, clock.now());
    await mailPerson(tx, clock, person, {
      kind: "reset-password",
      locale,
      reference: hash,
      values: { name: person.name, link: linkTo(token), expiresAt: expiresAt.toISOString() },
    });
  });
}

const nameOf = (email: string): string => email.trim().toLowerCase();

import type { Tx } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { HOUR_MS } from "@/lib/core/calendar";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { HeldPerson } from "@/lib/services/people/hold-person";
import { linksSince, makeLink, type LinkMail } from "@/lib/services/people/mail-links";
import { mailPerson } from "@/lib/services/people/mail-person";

export type TooManyLinks = {
  readonly code: "too-many-links";
  readonly rule: "R-ACC-1";
  readonly until: Date;
};

/** How many confirmations a person is sent in an hour: a form must not become a way to fill a mailbox. */
export const LINKS_AN_HOUR = 5;

/** R-ACC-1 · Mails a link that proves an address: the person's own, or the one that is to replace it. */
export async function mailConfirmation(
  tx: Tx,
  clock: Clock,
  person: HeldPerson,
  { email, locale, linkTo }: LinkMail & { readonly email: string },
): Promise<Result<void, TooManyLinks>> {
  const now = clock.now();
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const { sent, first } = await linksSince(tx, person.id, "confirm-email", hourAgo);
  if (first && sent >= LINKS_AN_HOUR) {
    const until = new Date(first.getTime() + HOUR_MS);
    return refuse({ code: "too-many-links", rule: "R-ACC-1", until });
  }
  const wish = { personId: person.id, purpose: "confirm-email", email } as const;
  const { token, hash, expiresAt } = await makeLink(tx, wish, now);
  await mailPerson(tx, clock, person, {
    kind: "confirm-email",
    locale,
    recipient: email,
    reference: hash,
    values: { name: person.name, link: linkTo(token), expiresAt: expiresAt.toISOString() },
  });
  return ok(undefined);
}

import { and, count, eq, gt, isNull, min } from "drizzle-orm";

import type { Asker, Tx } from "@/db/client";
import { mailLinks } from "@/db/schema";
import { HOUR_MS } from "@/lib/core/calendar";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { MailLocale } from "@/lib/services/people/mail-person";
import { randomSecret } from "@/lib/services/random-text";
import { tokenHash } from "@/lib/services/tokens/token-hash";

export type MailLink = typeof mailLinks.$inferSelect;
export type LinkPurpose = MailLink["purpose"];
export type LinkRefusal = {
  readonly code: "link-unknown" | "link-used" | "link-expired";
  readonly rule: "R-ACC-1";
};

/** How a mailed link is worded and where it leads: what only a door knows. */
export type LinkMail = {
  readonly locale: MailLocale;
  readonly linkTo: (token: string) => string;
};

const LASTS_MS: Readonly<Record<LinkPurpose, number>> = {
  "confirm-email": 24 * HOUR_MS,
  "reset-password": HOUR_MS / 2,
};

/**
 * A new link of a person, whose lock is held: its secret, which stands in the mail and nowhere else, and when it ends.
 * The links of this purpose that were mailed before are worth nothing from now on.
 */
export async function makeLink(
  tx: Tx,
  wish: Pick<MailLink, "personId" | "purpose" | "email">,
  now: Date,
): Promise<{ readonly token: string; readonly hash: string; readonly expiresAt: Date }> {
  await tx
    .update(mailLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(mailLinks.personId, wish.personId),
        eq(mailLinks.purpose, wish.purpose),
        isNull(mailLinks.usedAt),
      ),
    );
  const token = randomSecret("lnk");
  const link = {
    hash: tokenHash(token),
    expiresAt: new Date(now.getTime() + LASTS_MS[wish.purpose]),
  };
  await tx.insert(mailLinks).values({ ...wish, ...link, createdAt: now });
  return { token, ...link };
}

/** What a link stands for, whether or not it still works; null where it was never mailed. */
export async function linkBehind(
  db: Asker,
  purpose: LinkPurpose,
  token: string,
): Promise<MailLink | null> {
  const [link] = await db
    .select()
    .from(mailLinks)
    .where(and(eq(mailLinks.hash, tokenHash(token)), eq(mailLinks.purpose, purpose)));
  return link ?? null;
}

/** Whether a link would work now; it is not used up by asking. It works up to the instant before its end. */
export async function checkLink(
  db: Asker,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<Result<MailLink, LinkRefusal>> {
  const link = await linkBehind(db, purpose, token);
  if (!link) return refused("link-unknown");
  if (link.usedAt) return refused("link-used");
  return link.expiresAt > now ? ok(link) : refused("link-expired");
}

/** Uses a link up: of two that try at once, one is told that it was used. */
export async function takeLink(
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<Result<MailLink, LinkRefusal>> {
  const [taken] = await tx
    .update(mailLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(mailLinks.hash, tokenHash(token)),
        eq(mailLinks.purpose, purpose),
        isNull(mailLinks.usedAt),
        gt(mailLinks.expiresAt, now),
      ),
    )
    .returning();
  return taken ? ok(taken) : checkLink(tx, purpose, token, now);
}

/** How many links of a purpose a person was sent since an instant, and when the first of them was. */
export async function linksSince(
  tx: Tx,
  personId: string,
  purpose: LinkPurpose,
  since: Date,
): Promise<{ readonly sent: number; readonly first: Date | null }> {
  const [found] = await tx
    .select({ sent: count(), first: min(mailLinks.createdAt) })
    .from(mailLinks)
    .where(
      and(
        eq(mailLinks.personId, personId),
        eq(mailLinks.purpose, purpose),
        gt(mailLinks.createdAt, since),
      ),
    );
  return { sent: found?.sent ?? 0, first: found?.first ?? null };
}

const refused = (code: LinkRefusal["code"]) => refuse({ code, rule: "R-ACC-1" } as const);

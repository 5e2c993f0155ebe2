import { and, asc, gt, isNotNull, isNull, sql } from "drizzle-orm";

import { accounts } from "@/db/schema";
import { latestOf } from "@/lib/core/new-version";
import type { Catalog } from "@/lib/core/catalog";
import { shanghaiIso } from "@/lib/core/calendar";
import { announcementsOf, type Announcement } from "@/lib/core/version-notice";
import { audit } from "@/lib/services/audit";
import { catalogs } from "@/lib/services/catalogs";
import type { Context } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import type { Tx } from "@/db/client";

/** Accounts that one transaction tells: few enough that their locks are short. */
const CHUNK = 200;

/**
 * R-CAT-6 · Tells every activated account of a published version, each at its own time and once, however often the
 * work is begun again: who was told is read off the notices. Answers how many accounts this run told.
 */
export async function announceCatalogVersion(ctx: Context, version: number): Promise<number> {
  const { db, clock, actor } = ctx;
  const published = await catalogs(db);
  const catalog = published.find((each) => each.version === version);
  const earlier = published.filter((each) => each.version < version);
  if (!catalog || earlier.length === 0)
    throw new Error(`there is no version ${version} to tell of`);
  const announcements = announcementsOf(latestOf(earlier), catalog);

  let told = 0;
  const tellChunk = (after: string) =>
    db.transaction(async (tx) => {
      const chunk = await untold(tx, announcements, version, after);
      for (const account of await lockAccounts(tx, clock, chunk)) {
        await tell(tx, account, announcements, catalog);
      }
      told += chunk.length;
      return chunk.at(-1);
    });
  for (let last = await tellChunk("0"); last; last = await tellChunk(last));

  if (told > 0) {
    await db.transaction((tx) =>
      audit(tx, {
        accountId: "0",
        at: clock.now(),
        actor,
        action: "announce-catalog-version",
        object: `catalog:v${version}`,
        details: { told },
      }),
    );
  }
  return told;
}

/** The next activated accounts that were not yet told all of it, in the order of their numbers. */
async function untold(
  tx: Tx,
  announcements: readonly Announcement[],
  version: number,
  after: string,
): Promise<string[]> {
  const last = announcements.at(-1);
  if (!last) return [];
  const occasion = `${last.kind}:${referenceOf(last, version)}`;
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        gt(accounts.id, after),
        isNotNull(accounts.activatedAt),
        isNull(accounts.closedAt),
        sql`not exists (select from notices where notices.account_id = ${accounts.id}
          and notices.occasion = ${occasion})`,
      ),
    )
    .orderBy(asc(accounts.id))
    .limit(CHUNK);
  return rows.map(({ id }) => id);
}

async function tell(
  tx: Tx,
  account: LockedAccount,
  announcements: readonly Announcement[],
  { version, effectiveFrom }: Catalog,
): Promise<void> {
  const from = shanghaiIso(effectiveFrom);
  for (const announcement of announcements) {
    const reference = referenceOf(announcement, version);
    const { product } = announcement;
    if (announcement.kind === "quota-change") {
      const { callsBefore, callsAfter } = announcement;
      await notify(tx, account, "quota-change", reference, {
        product,
        callsBefore,
        callsAfter,
        from,
      });
    } else {
      await notify(tx, account, "price-change", reference, { product, from });
    }
  }
}

const referenceOf = ({ product }: Announcement, version: number): string =>
  `v${version}-${product}`;

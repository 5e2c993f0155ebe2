import { and, count, isNotNull, isNull, sql } from "drizzle-orm";

import type { Asker, Tx } from "@/db/client";
import { accounts, catalogVersions } from "@/db/schema";
import { catalogToJson, type Catalog } from "@/lib/core/catalog";
import { isSameVersion, latestOf, readNewVersion, type TermsRefusal } from "@/lib/core/new-version";
import { ok, refuse, type Result } from "@/lib/core/result";
import {
  announcementsOf,
  checkNewVersion,
  type Announcement,
  type DateRefusal,
} from "@/lib/core/version-notice";
import { audit } from "@/lib/services/audit";
import { catalogs } from "@/lib/services/catalogs";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { enqueue } from "@/lib/services/jobs/enqueue";
import { inTransaction } from "@/lib/services/transaction";

export type PublishRefusal =
  | TermsRefusal
  | DateRefusal
  | { readonly code: "wrong-role"; readonly rule: "R-CAT-5" };

export type PublishedVersion = {
  readonly catalog: Catalog;
  readonly lowersFreeQuota: boolean;
  /** R-CAT-6 · What customers are told; empty where nothing that they pay or get changes for the worse. */
  readonly announcements: readonly Announcement[];
  /** The activated accounts that the worker now tells; none where there is nothing to tell. */
  readonly recipients: number;
};

/**
 * R-CAT-5, R-CAT-6 · Publishes a price list as the next version, for good: no version is changed or taken back
 * (D-28). What the draft leaves out stays as it was. What customers must be told of it is left to the worker in the same transaction. Publishing
 * again what was published last answers as the first time.
 */
export function publishCatalogVersion(
  { db, clock, actor }: Context<Staff>,
  draft: unknown,
): Promise<Result<PublishedVersion, PublishRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<PublishedVersion, PublishRefusal>> => {
    if (actor.role !== "operator") return refuse({ code: "wrong-role", rule: "R-CAT-5" });
    // Two publishers take turns, so that the second is judged against what the first published.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('catalog_versions'))`);
    const published = await catalogs(tx);
    const read = readNewVersion(draft, published);
    if (!read.ok) return read;
    const catalog = read.value;
    const latest = latestOf(published);
    if (isSameVersion(catalog, latest)) return ok(await publishedVersion(tx, published, latest));

    const publishedAt = clock.now();
    const checked = checkNewVersion(published, catalog, publishedAt);
    if (!checked.ok) return checked;
    const { version, effectiveFrom } = catalog;
    await tx.insert(catalogVersions).values({
      version,
      effectiveFrom,
      publishedAt,
      publishedBy: actorName(actor),
      document: catalogToJson(catalog),
    });
    const answer = await publishedVersion(tx, published, catalog);
    const { announcements, recipients } = answer;
    if (announcements.length > 0) {
      const by = actorName(actor);
      await enqueue(tx, "announce-catalog", { version, by }, `announce-catalog:${version}`);
    }
    await audit(tx, {
      accountId: "0",
      at: publishedAt,
      actor,
      action: "publish-catalog-version",
      object: `catalog:v${version}`,
      details: { effectiveFrom, announcements, recipients },
    });
    return ok(answer);
  });
}

async function publishedVersion(
  tx: Tx,
  published: readonly Catalog[],
  catalog: Catalog,
): Promise<PublishedVersion> {
  const earlier = published.filter(({ version }) => version < catalog.version);
  const announcements = earlier.length > 0 ? announcementsOf(latestOf(earlier), catalog) : [];
  return {
    catalog,
    announcements,
    lowersFreeQuota: announcements.some(({ kind }) => kind === "quota-change"),
    recipients: announcements.length > 0 ? await activatedAccounts(tx) : 0,
  };
}

/** R-CAT-6 · How many accounts are told of a version: every activated one, on whatever clock. */
export async function activatedAccounts(db: Asker): Promise<number> {
  const [found] = await db
    .select({ accounts: count() })
    .from(accounts)
    .where(and(isNotNull(accounts.activatedAt), isNull(accounts.closedAt)));
  return found?.accounts ?? 0;
}

import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { campaigns } from "@/db/schema";
import { checkCampaign, type CampaignDraft, type CampaignTermsRefusal } from "@/lib/core/campaign";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Campaign } from "@/lib/services/campaigns/campaign";
import { catalogInForce } from "@/lib/services/catalogs";
import { clockTime } from "@/lib/services/clock-time";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { newId } from "@/lib/services/new-id";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type OpenCampaignRequest = {
  readonly name: string;
  readonly draft: CampaignDraft;
  /** The clock that the operator watches: a campaign that is over there is refused. */
  readonly clockId: string;
  readonly requestKey: string;
};

export type OpenCampaignRefusal =
  | CampaignTermsRefusal
  | {
      readonly code: "wrong-role" | "name-invalid" | "request-key-conflict";
      readonly rule: "R-REF-6";
    };

const LONGEST_NAME = 60;

/**
 * R-REF-6, R-USE-3 · Opens a campaign that sells one pack size for less, or gives calls away, for a time. Its terms
 * are fixed from then on; it can only be ended early. The same request key is the same campaign.
 */
export function openCampaign(
  { db, clock, actor }: Context<Staff>,
  { name, draft, clockId, requestKey }: OpenCampaignRequest,
): Promise<Result<Campaign, OpenCampaignRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Campaign, OpenCampaignRefusal>> => {
    if (actor.role !== "operator") return refuse({ code: "wrong-role", rule: "R-REF-6" });
    const called = plainText(name, LONGEST_NAME);
    if (!called) return refuse({ code: "name-invalid", rule: "R-REF-6" });
    const now = await clockTime(tx, clock, clockId);
    const startsAt = draft.startsAt > now ? draft.startsAt : now;
    const checked = checkCampaign(draft, await catalogInForce(tx, startsAt), now);
    if (!checked.ok) return checked;

    const written = await write(tx, {
      id: newId("cmp"),
      requestKey,
      name: called,
      startsAt: draft.startsAt,
      endsAt: draft.endsAt,
      perAccount: draft.perAccount,
      createdAt: now,
      createdBy: actorName(actor),
      ...termsColumns(draft),
    });
    if (!written) return sameAsBefore(tx, requestKey, called, draft);
    await audit(tx, {
      accountId: "0",
      at: now,
      actor,
      action: "open-campaign",
      object: written.id,
      details: { name: called, ...draft },
    });
    return ok(written);
  });
}

async function write(tx: Tx, row: typeof campaigns.$inferInsert): Promise<Campaign | null> {
  const [written] = await tx
    .insert(campaigns)
    .values(row)
    .onConflictDoNothing({ target: campaigns.requestKey })
    .returning();
  return written ?? null;
}

async function sameAsBefore(
  tx: Tx,
  requestKey: string,
  name: string,
  draft: CampaignDraft,
): Promise<Result<Campaign, OpenCampaignRefusal>> {
  const [before] = await tx.select().from(campaigns).where(eq(campaigns.requestKey, requestKey));
  const isSame =
    before?.name === name &&
    before.kind === draft.kind &&
    before.startsAt.getTime() === draft.startsAt.getTime() &&
    before.endsAt.getTime() === draft.endsAt.getTime();
  return before && isSame ? ok(before) : refuse({ code: "request-key-conflict", rule: "R-REF-6" });
}

const termsColumns = (draft: CampaignDraft) =>
  draft.kind === "sale"
    ? { kind: draft.kind, sku: draft.sku, price: draft.price, refundRule: draft.refundRule }
    : {
        kind: draft.kind,
        calls: draft.calls,
        validDays: draft.validDays,
        // R-REF-1 · What was given is never refunded.
        refundRule: { kind: "none" } as const,
      };

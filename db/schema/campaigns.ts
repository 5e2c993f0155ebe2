import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgEnum, pgTable, text } from "drizzle-orm/pg-core";

import type { CampaignRule } from "@/lib/core/refund";
import { calls, fen, instant, opaqueId } from "@/db/schema/columns";

export const campaignKind = pgEnum("campaign_kind", ["sale", "gift"]);

/** R-USE-3, R-REF-6 · For a time, one pack size is sold at another price, or calls are given away. */
export const campaigns = pgTable(
  "campaigns",
  {
    id: opaqueId().primaryKey(),
    /** The same key is the same campaign, however often the form is sent. */
    requestKey: text().notNull().unique("one_campaign_per_request"),
    name: text().notNull(),
    kind: campaignKind().notNull(),
    /** The pack size that is sold. */
    sku: text(),
    price: fen(),
    /** R-REF-6 · How the packs of a sale are refunded: as all are, within other days, or never. */
    refundRule: jsonb().$type<CampaignRule>().notNull(),
    /** What is given: so many calls, for so many days from when it is taken. */
    calls: calls(),
    validDays: integer(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** How many packs one account may have of it. */
    perAccount: integer().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    endedAt: instant(),
    endedBy: text(),
  },
  (campaign) => [
    check("a_campaign_has_a_name", sql`length(${campaign.name}) between 1 and 60`),
    check("a_campaign_ends_after_it_starts", sql`${campaign.endsAt} > ${campaign.startsAt}`),
    check("an_account_may_have_some", sql`${campaign.perAccount} between 1 and 100`),
    check(
      "a_sale_names_a_pack_and_a_price",
      sql`(${campaign.kind} = 'sale') = (${campaign.sku} is not null and ${campaign.price} is not null)`,
    ),
    check(
      "a_gift_names_calls_and_days",
      sql`(${campaign.kind} = 'gift') = (${campaign.calls} is not null and ${campaign.validDays} is not null)`,
    ),
  ],
);

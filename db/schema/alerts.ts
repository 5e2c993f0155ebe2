import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";

import { accounts } from "@/db/schema/accounts";
import { accountNumber, fen, instant, opaqueId } from "@/db/schema/columns";
import { locale } from "@/db/schema/mail";

/** R-ARR-2 · When a customer wants to be warned, and when not to be disturbed. No row: the defaults. */
export const alertSettings = pgTable(
  "alert_settings",
  {
    accountId: accountNumber()
      .primaryKey()
      .references(() => accounts.id),
    /** Warn when less than this is available; null never warns. */
    balanceBelow: fen(),
    /** Warn when the forecast says that the balance will not cover the month. */
    forecast: boolean().notNull().default(true),
    /** Minutes of the day, Asia/Shanghai, between which no mail is sent; both null for none. */
    quietFrom: smallint(),
    quietTo: smallint(),
    locale: locale().notNull().default("zh-CN"),
    changedAt: instant().notNull(),
  },
  (settings) => [
    check(
      "quiet_hours_have_two_ends",
      sql`(${settings.quietFrom} is null) = (${settings.quietTo} is null)`,
    ),
    check(
      "quiet_hours_lie_in_a_day",
      sql`${settings.quietFrom} between 0 and 1439 and ${settings.quietTo} between 0 and 1439`,
    ),
    check("a_threshold_is_not_negative", sql`${settings.balanceBelow} >= 0`),
  ],
);

/** R-ARR-2 · Where a kind of notice goes besides the console. No row: by e-mail, and to every webhook. */
export const noticeChannels = pgTable(
  "notice_channels",
  {
    accountId: accountNumber()
      .notNull()
      .references(() => accounts.id),
    kind: text().notNull(),
    email: boolean().notNull(),
    webhook: boolean().notNull(),
  },
  (channel) => [primaryKey({ columns: [channel.accountId, channel.kind] })],
);

/** The customer's own address that is told of notices, each message signed with its secret. */
export const webhooks = pgTable(
  "webhooks",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    url: text().notNull(),
    secretEncrypted: text().notNull(),
    createdAt: instant().notNull(),
    /** Failures in a row; too many pause it until the customer resumes it. */
    failures: integer().notNull().default(0),
    pausedAt: instant(),
    deletedAt: instant(),
  },
  (webhook) => [
    primaryKey({ columns: [webhook.accountId, webhook.id] }),
    foreignKey({ columns: [webhook.accountId], foreignColumns: [accounts.id] }),
  ],
);

/** One notice to one webhook: tried until it is taken, or given up. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    accountId: accountNumber().notNull(),
    webhookId: opaqueId().notNull(),
    /** The notice's occasion, or `test:…`: what the receiver sees once, however often it is sent. */
    occasion: text().notNull(),
    id: opaqueId().notNull(),
    body: jsonb().notNull(),
    createdAt: instant().notNull(),
    /** By the system's clock. */
    nextTryAt: instant().notNull(),
    tries: smallint().notNull().default(0),
    /** HTTP status of the last try; null where none came. */
    status: smallint(),
    error: text(),
    deliveredAt: instant(),
    abandonedAt: instant(),
  },
  (delivery) => [
    primaryKey({
      name: "one_delivery_an_occasion",
      columns: [delivery.accountId, delivery.webhookId, delivery.occasion],
    }),
    foreignKey({
      columns: [delivery.accountId, delivery.webhookId],
      foreignColumns: [webhooks.accountId, webhooks.id],
    }),
    index("deliveries_to_try")
      .on(delivery.nextTryAt)
      .where(sql`delivered_at is null and abandoned_at is null`),
    index("newest_deliveries").on(delivery.accountId, delivery.createdAt),
  ],
);

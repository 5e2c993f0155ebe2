import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";

import { accountNumber, instant, opaqueId } from "@/db/schema/columns";
import { accounts, people } from "@/db/schema/accounts";

export const locale = pgEnum("locale", ["zh-CN", "en"]);
export const mailLinkPurpose = pgEnum("mail_link_purpose", ["confirm-email", "reset-password"]);

/** A link that was mailed to somebody, stored as a hash; it works once, and not for long. */
export const mailLinks = pgTable(
  "mail_links",
  {
    hash: text().primaryKey(),
    personId: opaqueId()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    purpose: mailLinkPurpose().notNull(),
    /** The address that the link proves, which may have changed since. */
    email: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (link) => [
    check("a_link_works_for_a_time", sql`${link.expiresAt} > ${link.createdAt}`),
    index("links_of_a_person").on(link.personId, link.purpose, link.createdAt),
  ],
);

/** Ten codes that replace a lost authenticator, each once; stored as hashes. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    personId: opaqueId()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    hash: text().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (code) => [uniqueIndex("one_recovery_code_a_hash").on(code.personId, code.hash)],
);

/**
 * R-ARR-2 · The outbox: a mail is written in the transaction of its occasion, and sent by the worker. One row
 * for each occasion, so that nobody is written to twice about one thing.
 */
export const mails = pgTable(
  "mails",
  {
    id: opaqueId().primaryKey(),
    /** Null where staff are written to. */
    accountId: accountNumber(),
    occasion: text().notNull().unique("one_mail_an_occasion"),
    kind: text().notNull(),
    recipient: text().notNull(),
    locale: locale().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    /** In the account's time. */
    createdAt: instant().notNull(),
    /** By the system's clock: not before quiet hours are over. */
    sendAfter: instant().notNull(),
    sentAt: instant(),
    tries: smallint().notNull().default(0),
    error: text(),
    abandonedAt: instant(),
  },
  (mail) => [
    foreignKey({ columns: [mail.accountId], foreignColumns: [accounts.id] }),
    check("a_mail_ends_one_way", sql`num_nonnulls(${mail.sentAt}, ${mail.abandonedAt}) <= 1`),
    index("mails_to_send")
      .on(mail.sendAfter)
      .where(sql`sent_at is null and abandoned_at is null`),
    index("newest_mails").on(mail.createdAt),
    index("mails_of_an_account").on(mail.accountId, mail.createdAt),
  ],
);

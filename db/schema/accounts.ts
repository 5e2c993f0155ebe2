import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  inet,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";

import { KEY_SCOPES } from "@/lib/core/api-key";
import { accountNumber, instant, month, opaqueId } from "@/db/schema/columns";
import { clocks } from "@/db/schema/clocks";

export const ROLES = ["customer", "support", "finance", "operator"] as const;
export const role = pgEnum("role", ROLES);
export const verificationKind = pgEnum("verification_kind", ["personal", "enterprise"]);

/** R-ACC-3 · What is true of an account is a fact with a time; its state is read off the facts. */
export const accounts = pgTable(
  "accounts",
  {
    id: accountNumber()
      .primaryKey()
      .default(sql`nextval('account_numbers')`),
    name: text().notNull(),
    clockId: text()
      .notNull()
      .references(() => clocks.id),
    createdAt: instant().notNull(),
    verifiedAt: instant(),
    verifiedAs: verificationKind(),
    /** Keyed hash of the verified number, so that shared identities can be counted unread (R-REF-7). */
    identityFingerprint: text(),
    activationRequestedAt: instant(),
    activatedAt: instant(),
    arrearsSince: instant(),
    graceEndsAt: instant(),
    suspendedForArrearsAt: instant(),
    contentStoppedAt: instant(),
    closedAt: instant(),
    /** The last month that was settled; later events of it become prior-period lines (R-USE-7). */
    settledThrough: month(),
  },
  (account) => [
    check("an_account_has_a_name", sql`length(${account.name}) between 1 and 100`),
    check(
      "activation_follows_its_request",
      sql`${account.activatedAt} is null or ${account.activationRequestedAt} <= ${account.activatedAt}`,
    ),
    check(
      "grace_belongs_to_arrears",
      sql`(${account.arrearsSince} is null) = (${account.graceEndsAt} is null)`,
    ),
    check(
      "only_arrears_suspend_for_arrears",
      sql`${account.suspendedForArrearsAt} is null or ${account.arrearsSince} is not null`,
    ),
    check(
      "verified_as_something",
      sql`(${account.verifiedAt} is null) = (${account.verifiedAs} is null)`,
    ),
    index("accounts_of_a_clock").on(account.clockId, account.id),
    index("accounts_with_one_identity").on(account.identityFingerprint),
    index("accounts_in_grace")
      .on(account.clockId, account.graceEndsAt)
      .where(sql`arrears_since is not null and suspended_for_arrears_at is null`),
  ],
);

/** Who signs in. A customer belongs to one account; staff belong to none. */
export const people = pgTable(
  "people",
  {
    id: opaqueId().primaryKey(),
    email: text().notNull(),
    passwordHash: text().notNull(),
    name: text().notNull(),
    role: role().notNull(),
    accountId: accountNumber(),
    createdAt: instant().notNull(),
    disabledAt: instant(),
    /** When a mailed link proved the address; until then nothing but such links is sent to it. */
    emailConfirmedAt: instant(),
    totpSecretEncrypted: text(),
    /** From when a code of the authenticator is asked for at sign-in. */
    totpEnabledAt: instant(),
    /** The last time step whose code was taken: a code works once. */
    totpLastStep: bigint({ mode: "number" }),
  },
  (person) => [
    uniqueIndex("one_person_per_email").on(sql`lower(${person.email})`),
    check(
      "an_authenticator_has_a_secret",
      sql`${person.totpEnabledAt} is null or ${person.totpSecretEncrypted} is not null`,
    ),
    check(
      "customers_have_an_account_and_staff_none",
      sql`(${person.role} = 'customer') = (${person.accountId} is not null)`,
    ),
  ],
);

/** A signed-in browser. The cookie holds only the id; everything else is looked up on each request. */
export const sessions = pgTable(
  "sessions",
  {
    id: opaqueId().primaryKey(),
    personId: opaqueId()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** The clock whose accounts a staff member looks at: real and test accounts never mix. */
    clockId: text()
      .notNull()
      .references(() => clocks.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** When a code of the authenticator was given; a session without one may be let in to set one up only. */
    secondFactorAt: instant(),
    userAgent: text(),
  },
  (session) => [index("sessions_of_a_person").on(session.personId, session.createdAt)],
);

/** R-ACC-1 · One row a submission. The number is stored encrypted and shown masked. */
export const verifications = pgTable(
  "verifications",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    kind: verificationKind().notNull(),
    name: text().notNull(),
    numberEncrypted: text().notNull(),
    numberMasked: text().notNull(),
    numberFingerprint: text().notNull(),
    submittedAt: instant().notNull(),
    approvedAt: instant(),
    rejectedAt: instant(),
    decidedBy: text(),
    reason: text(),
  },
  (verification) => [
    primaryKey({ columns: [verification.accountId, verification.id] }),
    foreignKey({ columns: [verification.accountId], foreignColumns: [accounts.id] }),
    check(
      "a_verification_is_decided_once",
      sql`${verification.approvedAt} is null or ${verification.rejectedAt} is null`,
    ),
    check(
      "a_rejection_has_a_reason",
      sql`${verification.rejectedAt} is null or length(${verification.reason}) > 0`,
    ),
    uniqueIndex("one_open_verification_an_account")
      .on(verification.accountId)
      .where(sql`approved_at is null and rejected_at is null`),
    index("verifications_waiting")
      .on(verification.submittedAt)
      .where(sql`approved_at is null and rejected_at is null`),
  ],
);

/** R-MOD-1 · A stop for content violations and its end. `upheld` stays true until it was overturned. */
export const contentStops = pgTable(
  "content_stops",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    category: text().notNull(),
    evidence: text().notNull(),
    stoppedAt: instant().notNull(),
    stoppedBy: text().notNull(),
    liftedAt: instant(),
    liftedBy: text(),
    liftReason: text(),
    upheld: boolean().notNull().default(true),
  },
  (stop) => [
    primaryKey({ columns: [stop.accountId, stop.id] }),
    foreignKey({ columns: [stop.accountId], foreignColumns: [accounts.id] }),
    uniqueIndex("one_open_stop_an_account")
      .on(stop.accountId)
      .where(sql`lifted_at is null`),
    check("a_stop_names_its_evidence", sql`length(${stop.evidence}) > 0`),
    check(
      "lifting_a_stop_needs_a_reason",
      sql`${stop.liftedAt} is null or length(${stop.liftReason}) > 0`,
    ),
  ],
);

/** D-33 · Keys of the vendor-compatible door. Found by the public half, so not part of an account's shard. */
export const apiKeys = pgTable(
  "api_keys",
  {
    secretId: text().primaryKey(),
    accountId: accountNumber().notNull(),
    name: text().notNull(),
    secretEncrypted: text().notNull(),
    scopes: text({ enum: KEY_SCOPES })
      .array()
      .notNull()
      .default(sql`'{tiia,billing}'`),
    /** Where calls may come from; from anywhere while it is empty. */
    addresses: inet()
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: instant().notNull(),
    disabledAt: instant(),
    deletedAt: instant(),
    lastUsedAt: instant(),
    /** When a key that was rotated stops to work, by its account's clock. */
    stopsAt: instant(),
    /** The key whose place this one took. */
    replaces: text(),
  },
  (key) => [
    check(
      "a_key_may_something",
      sql`cardinality(${key.scopes}) > 0 and ${key.scopes} <@ '{tiia,billing}'::text[]`,
    ),
    check("an_allow_list_is_short", sql`cardinality(${key.addresses}) <= 20`),
    index("keys_of_an_account").on(key.accountId, key.createdAt),
    uniqueIndex("a_key_is_replaced_once").on(key.replaces),
  ],
);

/** Bearer tokens of the REST door: of an account or of a staff member, stored as a hash. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    hash: text().primaryKey(),
    accountId: accountNumber(),
    personId: opaqueId().references(() => people.id, { onDelete: "cascade" }),
    name: text().notNull(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (token) => [
    check(
      "a_token_has_one_owner",
      sql`(${token.accountId} is null) <> (${token.personId} is null)`,
    ),
  ],
);

/** R-ARR-2 · What a customer is told, in the console. One row for each occasion, however often retried. */
export const notices = pgTable(
  "notices",
  {
    accountId: accountNumber().notNull(),
    occasion: text().notNull(),
    kind: text().notNull(),
    values: jsonb().$type<Record<string, string | number>>().notNull(),
    at: instant().notNull(),
    readAt: instant(),
  },
  (notice) => [
    primaryKey({ columns: [notice.accountId, notice.occasion] }),
    foreignKey({ columns: [notice.accountId], foreignColumns: [accounts.id] }),
    index("newest_notices").on(notice.accountId, notice.at),
  ],
);

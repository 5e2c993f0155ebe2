import { eq } from "drizzle-orm";

import type { Database } from "@/db/client";
import { mails, notices, people, webhookDeliveries, webhooks } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { cipherOf } from "@/lib/services/crypt";
import { newId } from "@/lib/services/new-id";

export const TEST_CIPHER = cipherOf("ab".repeat(32));
export const TEST_SECRET = "whsec_test";

/** A person of an account whose address is confirmed, unless told otherwise. */
export async function aReader(
  db: Database,
  clock: Clock,
  accountId: string,
  facts: { readonly emailConfirmedAt?: Date | null; readonly disabledAt?: Date } = {},
): Promise<{ readonly id: string; readonly email: string }> {
  const id = newId("prs");
  const email = `${id}@example.com`.toLowerCase();
  await db.insert(people).values({
    id,
    email,
    passwordHash: "unused",
    name: "读者",
    role: "customer",
    accountId,
    createdAt: clock.now(),
    emailConfirmedAt: clock.now(),
    ...facts,
  });
  return { id, email };
}

/** A webhook that is told of everything. */
export async function aWebhook(
  db: Database,
  clock: Clock,
  accountId: string,
  url = "https://example.com/hook",
): Promise<string> {
  const id = newId("whk");
  await db.insert(webhooks).values({
    accountId,
    id,
    url,
    secretEncrypted: TEST_CIPHER.seal(TEST_SECRET),
    createdAt: clock.now(),
  });
  return id;
}

export const noticesTo = (db: Database, accountId: string) =>
  db.select().from(notices).where(eq(notices.accountId, accountId)).orderBy(notices.at);

export const mailsTo = (db: Database, accountId: string) =>
  db.select().from(mails).where(eq(mails.accountId, accountId)).orderBy(mails.createdAt);

export const deliveriesTo = (db: Database, accountId: string) =>
  db.select().from(webhookDeliveries).where(eq(webhookDeliveries.accountId, accountId));

/** The occasions of an account's notices of some kinds, in the order of time. */
export async function occasionsOf(
  db: Database,
  accountId: string,
  ...kinds: readonly string[]
): Promise<string[]> {
  const told = await noticesTo(db, accountId);
  return told.filter(({ kind }) => kinds.includes(kind)).map(({ occasion }) => occasion);
}

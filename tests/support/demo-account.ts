import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";

import { connect } from "@/db/client";
import { accounts, people } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import { newId } from "@/lib/services/new-id";
import { hashPassword } from "@/lib/services/password";

/**
 * Somebody who can sign in for one of the demonstration's companies: most of its cast live through
 * their story without a person who has a password.
 */
export async function aPersonOf(
  name: string,
): Promise<{ readonly email: string; readonly password: string }> {
  const person = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const { db, close } = connect(process.env.DATABASE_URL ?? "", { max: 1 });
  try {
    const [account] = await db
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.name, name));
    if (!account) throw new Error(`the demonstration has no ${name}`);
    await db.insert(people).values({
      id: newId("prs"),
      email: person.email,
      name,
      role: "customer",
      accountId: account.id,
      passwordHash: await hashPassword(person.password),
      createdAt: systemClock.now(),
      emailConfirmedAt: systemClock.now(),
    });
    return person;
  } finally {
    await close();
  }
}

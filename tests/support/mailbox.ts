import { expect } from "@playwright/test";
import { and, desc, eq } from "drizzle-orm";

import { connect } from "@/db/client";
import { mails } from "@/db/schema";

/**
 * The address of the link in the newest mail of a kind to somebody, as a path of the console under test. Some mails are
 * written after their page has answered, so it looks until one is there.
 */
export async function linkMailedTo(recipient: string, kind: string): Promise<string> {
  const { db, close } = connect(process.env.DATABASE_URL ?? "", { max: 1 });
  const newest = async (): Promise<string> => {
    const [mail] = await db
      .select({ body: mails.body })
      .from(mails)
      .where(and(eq(mails.recipient, recipient), eq(mails.kind, kind)))
      .orderBy(desc(mails.createdAt))
      .limit(1);
    return /https?:\S+/.exec(mail?.body ?? "")?.[0] ?? "";
  };
  try {
    await expect.poll(newest, { message: `a mail ${kind} to ${recipient}` }).not.toBe("");
    const { pathname, search } = new URL(await newest());
    return pathname + search;
  } finally {
    await close();
  }
}

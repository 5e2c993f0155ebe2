import { eq } from "drizzle-orm";

import { people } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { changeAccount } from "@/lib/services/change-account";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { plainText } from "@/lib/services/plain-text";
import { LONGEST_NAME } from "@/lib/services/register";
import { inTransaction } from "@/lib/services/transaction";

export type RenameRefusal = { readonly code: "name-invalid"; readonly rule: "R-ACC-1" };

/** R-ACC-1 · What the account and its person are called. The verified name stays on record as it was submitted. */
export function renameCustomer(
  { db, clock, actor }: Context<Customer>,
  request: { readonly name: string },
): Promise<Result<{ readonly name: string }, RenameRefusal>> {
  return inTransaction(db, async (tx) => {
    const name = plainText(request.name, LONGEST_NAME);
    if (!name) return refuse({ code: "name-invalid", rule: "R-ACC-1" } as const);
    const account = await lockAccount(tx, clock, actor.accountId);
    await changeAccount(tx, account, { name });
    await tx.update(people).set({ name }).where(eq(people.id, actor.by));
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "rename-customer",
      object: account.id,
      details: { before: account.name, name },
    });
    return ok({ name });
  });
}

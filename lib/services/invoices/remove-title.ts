import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { retire } from "@/lib/services/invoices/save-title";
import { findTitle, type StoredTitle, type TitleNotFound } from "@/lib/services/invoices/title";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

/** R-INV-1 · A title that is kept no longer. Invoices keep the copy that they were asked for with. */
export function removeTitle(
  { db, clock, actor }: Context<Customer>,
  { titleId }: { readonly titleId: string },
): Promise<Result<StoredTitle, TitleNotFound>> {
  return inTransaction(db, async (tx): Promise<Result<StoredTitle, TitleNotFound>> => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const title = await findTitle(tx, account.id, titleId);
    if (!title) return refuse({ code: "title-not-found", rule: "R-INV-1" });

    await retire(tx, account, title);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "remove-title",
      object: titleId,
    });
    return ok({ ...title, removedAt: account.now });
  });
}

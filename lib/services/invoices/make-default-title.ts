import { and, eq, isNull } from "drizzle-orm";

import { invoiceTitles } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { findTitle, type StoredTitle, type TitleNotFound } from "@/lib/services/invoices/title";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

/** R-INV-1 · The title that a new application begins with; one an account. */
export function makeDefaultTitle(
  { db, clock, actor }: Context<Customer>,
  { titleId }: { readonly titleId: string },
): Promise<Result<StoredTitle, TitleNotFound>> {
  return inTransaction(db, async (tx): Promise<Result<StoredTitle, TitleNotFound>> => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const title = await findTitle(tx, account.id, titleId);
    if (!title) return refuse({ code: "title-not-found", rule: "R-INV-1" });
    if (title.isDefault) return ok(title);

    const ofAccount = eq(invoiceTitles.accountId, account.id);
    await tx
      .update(invoiceTitles)
      .set({ isDefault: false })
      .where(and(ofAccount, isNull(invoiceTitles.removedAt)));
    await tx
      .update(invoiceTitles)
      .set({ isDefault: true })
      .where(and(ofAccount, eq(invoiceTitles.id, titleId)));
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "make-default-title",
      object: titleId,
    });
    return ok({ ...title, isDefault: true });
  });
}

import { and, eq } from "drizzle-orm";

import type { Asker, Tx } from "@/db/client";
import { refunds } from "@/db/schema";
import { cny, plus, type Cny } from "@/lib/core/money";

export type Refund = typeof refunds.$inferSelect;

export type RefundNotFound = { readonly code: "refund-not-found"; readonly rule: "R-REF-10" };
export type RefundDecided = {
  readonly code: "refund-decided";
  readonly rule: "R-REF-10";
  readonly state: Refund["state"];
};

/** A refund request of the account, or null where it has none by that id. */
export async function findRefund(db: Asker, accountId: string, id: string): Promise<Refund | null> {
  const [found] = await db.select().from(refunds).where(isRefund({ accountId, id }));
  return found ?? null;
}

export const isOpen = ({ state }: Refund): boolean =>
  state === "in_review" || state === "awaiting_finance";

/** Writes what became of a request, and answers with the request as it now is. */
export async function changeRefund(
  tx: Tx,
  refund: Refund,
  facts: Partial<Refund>,
): Promise<Refund> {
  await tx.update(refunds).set(facts).where(isRefund(refund));
  return { ...refund, ...facts };
}

/** R-REF-4 · What goes back: cash, income and gift. */
export const amountOf = ({ cash, income, gift }: Refund): Cny =>
  plus(cny(cash), cny(income), cny(gift));

const isRefund = ({ accountId, id }: Pick<Refund, "accountId" | "id">) =>
  and(eq(refunds.accountId, accountId), eq(refunds.id, id));

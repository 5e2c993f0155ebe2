import type { Tx } from "@/db/client";
import { notices } from "@/db/schema";
import type { LockedAccount } from "@/lib/services/lock-account";

export const NOTICE_KINDS = [
  "activated",
  "bill-issued",
  "arrears",
  "suspended-for-arrears",
  "resumed",
  "content-stopped",
  "content-restored",
  "refund-paid",
  "refund-refused",
  "refund-in-review",
  "verification-approved",
  "verification-rejected",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** R-ARR-2 · Tells the customer, once for each occasion (`kind:reference`), however often it is retried. */
export async function notify(
  tx: Tx,
  account: LockedAccount,
  kind: NoticeKind,
  reference: string,
  values: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await tx
    .insert(notices)
    .values({
      accountId: account.id,
      occasion: `${kind}:${reference}`,
      kind,
      values: { ...values },
      at: account.now,
    })
    .onConflictDoNothing();
}

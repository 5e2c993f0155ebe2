import type { Tx } from "@/db/client";
import { notices } from "@/db/schema";
import type { NoticeKind, ValuesOf } from "@/lib/core/notice";
import type { LockedAccount } from "@/lib/services/lock-account";
import { passOn } from "@/lib/services/notices/pass-on";

/**
 * R-ARR-2 · Tells the customer in the console, by e-mail and by webhook, in the transaction of what happened and
 * once for each occasion (`kind:reference`), however often it is retried.
 */
export async function notify<Kind extends NoticeKind>(
  tx: Tx,
  account: LockedAccount,
  kind: Kind,
  reference: string,
  values: ValuesOf<Kind>,
): Promise<void> {
  const notice = { kind, occasion: `${kind}:${reference}`, values: { ...values } };
  const written = await tx
    .insert(notices)
    .values({ accountId: account.id, at: account.now, ...notice })
    .onConflictDoNothing()
    .returning({ occasion: notices.occasion });
  if (written.length > 0) await passOn(tx, account, notice);
}

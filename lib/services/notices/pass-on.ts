import type { Tx } from "@/db/client";
import { isUrgent, type NoticeKind, type NoticeValues } from "@/lib/core/notice";
import { afterQuietHours } from "@/lib/core/quiet-hours";
import type { LockedAccount } from "@/lib/services/lock-account";
import { writeMail } from "@/lib/services/mail/write-mail";
import { reachOf } from "@/lib/services/notices/reach";
import { queueDeliveries } from "@/lib/services/webhooks/queue-deliveries";

type Notice = {
  readonly kind: NoticeKind;
  readonly occasion: string;
  readonly values: NoticeValues;
};

/** R-ARR-2 · Passes a notice on by e-mail and webhook. Quiet hours hold a mail back, never the console's notice. */
export async function passOn(tx: Tx, account: LockedAccount, notice: Notice): Promise<void> {
  const { kind, occasion, values } = notice;
  const reach = await reachOf(tx, account.id, kind);
  const sendAfter = isUrgent(kind) ? account.now : afterQuietHours(account.now, reach.quiet);
  for (const { id, email } of reach.readers) {
    await writeMail(tx, {
      accountId: account.id,
      recipient: email,
      locale: reach.locale,
      kind,
      occasion: mailOccasion(account.id, occasion, id),
      at: account.now,
      values,
      sendAfter,
    });
  }
  await queueDeliveries(tx, account, reach.webhookIds, notice);
}

/** One mail for each notice of an account and person. */
const mailOccasion = (accountId: string, occasion: string, personId: string): string =>
  `${accountId}:${occasion}:${personId}`;

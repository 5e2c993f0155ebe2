import { useTranslations } from "next-intl";

import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";

/** The state of a thing of the domain: word, icon and tint, the same everywhere. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const t = useTranslations("status");
  const [tone, icon] = STATUSES[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(status)}
    </Badge>
  );
}

export type Status = keyof typeof STATUSES;

/** What has ended without fault is neutral; what waits for somebody is a warning; red needs an act. */
const STATUSES = {
  "service.inactive": ["neutral", "dashed"],
  "service.activating": ["info", "running"],
  "service.active": ["ok", "pass"],
  "service.lowBalance": ["warn", "warn"],
  "service.arrears": ["bad", "warn"],
  "service.stoppedForArrears": ["bad", "stop"],
  "service.stoppedForContent": ["bad", "stop"],
  "service.closed": ["neutral", "skipped"],
  "pack.in_use": ["info", "running"],
  "pack.unused": ["ok", "dashed"],
  "pack.used_up": ["neutral", "pass"],
  "pack.expiring": ["warn", "clock"],
  "pack.expired": ["neutral", "skipped"],
  "pack.held": ["info", "waiting"],
  "pack.refunded": ["ok", "refund"],
  "refund.in_review": ["info", "waiting"],
  "refund.awaiting_finance": ["warn", "clock"],
  "refund.paid": ["ok", "pass"],
  "refund.refused": ["bad", "fail"],
  "refund.withdrawn": ["neutral", "skipped"],
  "order.pending": ["warn", "clock"],
  "order.paid": ["info", "running"],
  "order.delivered": ["ok", "pass"],
  "order.cancelled": ["neutral", "skipped"],
  "order.expired": ["neutral", "skipped"],
  "order.partly_refunded": ["info", "refund"],
  "order.refunded": ["ok", "refund"],
  "adjustment.booked": ["ok", "pass"],
  "adjustment.awaiting_approval": ["warn", "clock"],
  "adjustment.refused": ["bad", "fail"],
  "recharge.pending": ["warn", "clock"],
  "recharge.paid": ["ok", "pass"],
  "recharge.expired": ["neutral", "skipped"],
  "freeze.frozen": ["warn", "lock"],
  "freeze.released": ["neutral", "pass"],
  "bill.open": ["neutral", "draft"],
  "bill.settling": ["info", "running"],
  "bill.settled": ["ok", "pass"],
  "bill.arrears": ["bad", "warn"],
  "bill.paid_late": ["ok", "pass"],
  "bill.corrected": ["info", "draft"],
  "invoice.applied": ["info", "waiting"],
  "invoice.issued": ["ok", "pass"],
  "invoice.reversal_asked": ["warn", "clock"],
  "invoice.rejected": ["bad", "fail"],
  "invoice.withdrawn": ["neutral", "skipped"],
  "invoice.reversed": ["neutral", "refund"],
  "verification.none": ["neutral", "dashed"],
  "verification.pending": ["info", "waiting"],
  "verification.verified": ["ok", "pass"],
  "verification.rejected": ["bad", "fail"],
  "work.waiting": ["neutral", "dashed"],
  "work.running": ["info", "running"],
  "work.retrying": ["warn", "retry"],
  "work.done": ["ok", "pass"],
  "work.failed": ["bad", "fail"],
  "work.skipped": ["neutral", "skipped"],
  "key.active": ["ok", "pass"],
  "key.rotating": ["warn", "retry"],
  "key.disabled": ["neutral", "skipped"],
  "voucher.usable": ["ok", "ticket"],
  "voucher.not_started": ["info", "clock"],
  "voucher.used_up": ["neutral", "pass"],
  "voucher.expired": ["neutral", "skipped"],
} as const satisfies Readonly<Record<string, readonly [Tone, IconName]>>;

import type { IconName } from "@/components/ui/icon";
import type { noticesOf } from "@/db/queries/notices";
import { noticeKindOf, type NoticeKind } from "@/lib/core/notice";
import { routes } from "@/lib/routes";

export type Notice = Awaited<ReturnType<typeof noticesOf>>[number];

type Tone = "ok" | "info" | "warn" | "bad";
type Look = { readonly icon: IconName; readonly tone: Tone };

const LOOKS: Readonly<Record<NoticeKind, Look>> = {
  activated: { icon: "pass", tone: "ok" },
  "service-closed": { icon: "stop", tone: "info" },
  "bill-issued": { icon: "bill", tone: "info" },
  "bill-adjusted": { icon: "bill", tone: "info" },
  "balance-adjusted": { icon: "wallet", tone: "info" },
  arrears: { icon: "warn", tone: "bad" },
  "arrears-reminder": { icon: "warn", tone: "bad" },
  "suspended-for-arrears": { icon: "stop", tone: "bad" },
  resumed: { icon: "pass", tone: "ok" },
  "balance-low": { icon: "wallet", tone: "warn" },
  "forecast-short": { icon: "trend", tone: "warn" },
  "money-received": { icon: "wallet", tone: "ok" },
  "free-pack-used-up": { icon: "pack-off", tone: "info" },
  "pack-low": { icon: "pack", tone: "warn" },
  "pack-used-up": { icon: "pack-off", tone: "warn" },
  "pack-expiring": { icon: "clock", tone: "warn" },
  "pack-given": { icon: "gift", tone: "ok" },
  "quota-change": { icon: "info", tone: "info" },
  "price-change": { icon: "info", tone: "info" },
  "content-stopped": { icon: "stop", tone: "bad" },
  "content-restored": { icon: "pass", tone: "ok" },
  "refund-paid": { icon: "refund", tone: "ok" },
  "refund-refused": { icon: "refund", tone: "bad" },
  "refund-in-review": { icon: "waiting", tone: "info" },
  "verification-approved": { icon: "verify", tone: "ok" },
  "verification-rejected": { icon: "verify", tone: "bad" },
  "invoice-issued": { icon: "bill", tone: "ok" },
  "invoice-rejected": { icon: "bill", tone: "bad" },
  "invoice-reversed": { icon: "bill", tone: "info" },
};

/** How a notice of a kind looks. */
export const lookOf = (kind: NoticeKind): Look => LOOKS[kind];

/** The kind of a stored notice; one that is not known any more is not shown. */
export const kindOf = ({ kind }: Notice): NoticeKind | undefined => noticeKindOf(kind);

/** Where the reader can do something about it. */
export function hrefOf(kind: NoticeKind, { values }: Notice): string | null {
  switch (kind) {
    case "bill-issued":
    case "bill-adjusted":
      return routes.bill(String(values.month));
    case "arrears":
    case "arrears-reminder":
    case "suspended-for-arrears":
    case "balance-low":
    case "forecast-short":
      return routes.recharge();
    case "money-received":
    case "balance-adjusted":
      return routes.transactions();
    case "refund-paid":
    case "refund-refused":
    case "refund-in-review":
      return routes.refund(String(values.refundId));
    case "verification-rejected":
    case "verification-approved":
      return routes.verify();
    case "activated":
    case "resumed":
    case "free-pack-used-up":
      return routes.usage();
    case "pack-low":
    case "pack-used-up":
      return routes.buy();
    case "pack-expiring":
    case "pack-given":
      return routes.pack(String(values.packId));
    case "quota-change":
    case "price-change":
      return routes.pricing();
    case "service-closed":
      return routes.bills();
    case "invoice-issued":
    case "invoice-rejected":
    case "invoice-reversed":
    case "content-stopped":
    case "content-restored":
      return null;
  }
}

import type { IconName } from "@/components/ui/icon";
import type { noticesOf } from "@/db/queries/notices";
import { deadline24 } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { NOTICE_KINDS, type NoticeKind } from "@/lib/services/notify";

export type Notice = Awaited<ReturnType<typeof noticesOf>>[number];

type Tone = "ok" | "info" | "warn" | "bad";
type Look = { readonly icon: IconName; readonly tone: Tone };

const LOOKS: Readonly<Record<NoticeKind, Look>> = {
  activated: { icon: "pass", tone: "ok" },
  "bill-issued": { icon: "bill", tone: "info" },
  arrears: { icon: "warn", tone: "bad" },
  "suspended-for-arrears": { icon: "stop", tone: "bad" },
  resumed: { icon: "pass", tone: "ok" },
  "content-stopped": { icon: "stop", tone: "bad" },
  "content-restored": { icon: "pass", tone: "ok" },
  "refund-paid": { icon: "refund", tone: "ok" },
  "refund-refused": { icon: "refund", tone: "bad" },
  "refund-in-review": { icon: "waiting", tone: "info" },
  "verification-approved": { icon: "verify", tone: "ok" },
  "verification-rejected": { icon: "verify", tone: "bad" },
};

/** How a notice of a kind looks. */
export const lookOf = (kind: NoticeKind): Look => LOOKS[kind];

/** The kind of a stored notice; one that is not known any more is not shown. */
export const kindOf = ({ kind }: Notice): NoticeKind | undefined =>
  NOTICE_KINDS.find((each) => each === kind);

/** What the sentence of a notice is filled with: money and instants as people read them. */
export function filledFrom({ values }: Notice): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) filled[name] = worded(name, String(value));
  return filled;
}

function worded(name: string, value: string): string {
  if (name === "amount" || name === "balance") return formatMoney(value);
  if (name.endsWith("At")) return deadline24(new Date(value));
  return value;
}

/** Where the reader can do something about it. */
export function hrefOf(kind: NoticeKind, { values }: Notice): string | null {
  switch (kind) {
    case "bill-issued":
      return routes.bill(String(values.month));
    case "arrears":
    case "suspended-for-arrears":
      return routes.recharge();
    case "refund-paid":
    case "refund-refused":
    case "refund-in-review":
      return routes.refund(String(values.refundId));
    case "verification-rejected":
    case "verification-approved":
      return routes.verify();
    case "activated":
    case "resumed":
      return routes.usage();
    case "content-stopped":
    case "content-restored":
      return null;
  }
}

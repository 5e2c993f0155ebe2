import { useLocale, useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { Messages } from "@/i18n/namespaces";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import type { Queue } from "./queue";
import { checksWhenAsked, isWaiting, returnedBy, type RefundRow } from "./review";
import { TimeLeft } from "./time-left";

/** One request: whose, how much, which pack, what the rules said, and how long is left to answer. */
export function QueueRow(props: {
  readonly row: RefundRow;
  readonly queue: Queue;
  readonly open: boolean;
}) {
  const { row, queue } = props;
  const { refund, pack, account } = row;
  const words = useTranslations("components");
  const locale = useLocale();
  const waiting = isWaiting(refund);
  return (
    <li data-row className="border-b border-line">
      <Link
        href={routes.reviewRefund(refund.id, { tab: queue.tab })}
        aria-current={props.open ? "true" : undefined}
        className="block px-3 py-2 hover:bg-sunken lg:aria-[current]:bg-accentw lg:aria-[current]:shadow-[inset_3px_0_0_var(--c-accent)]"
      >
        <span className="flex items-baseline gap-2">
          <span className="font-medium truncate">{account.name}</span>
          <span className="num font-semibold ml-auto">
            {formatMoney(
              waiting || refund.state === "paid" ? returnedBy(refund).total : pack.price,
            )}
          </span>
        </span>
        <span className="flex items-center gap-1.5 text-xs text-ink2 mt-0.5">
          {packName(pack, locale, words)}
          <span className="ml-auto num">
            {waiting ? (
              <TimeLeft requestedAt={refund.requestedAt} now={queue.now} />
            ) : (
              <Instant at={refund.decidedAt ?? refund.requestedAt} style="dense" />
            )}
          </span>
        </span>
        <span className="mt-1.5 flex flex-wrap gap-1.5">
          {refund.state !== "in_review" && <StatusBadge status={`refund.${refund.state}`} />}
          <Verdict row={row} />
        </span>
      </Link>
    </li>
  );
}

/** What a rule can say against a request, in two words. */
type Said = keyof Messages["review"]["chip"];

/** What the rules found when the customer asked: the failed rule, or the signal. */
function Verdict({ row }: { readonly row: RefundRow }) {
  const t = useTranslations("review.chip");
  const checks = checksWhenAsked(row.refund);
  const found =
    checks.find(({ outcome }) => outcome === "fail") ??
    checks.find(({ outcome }) => outcome === "signal");
  if (!found) return null;
  const failed = found.outcome === "fail";
  return (
    <Badge tone={failed ? "bad" : "warn"} icon={failed ? "fail" : "warn"}>
      {found.id} {t(found.fact.code as Said)}
    </Badge>
  );
}

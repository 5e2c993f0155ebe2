import { useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { Icon, type IconName } from "@/components/ui/icon";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { Review } from "./review";

type Shown = "signal" | "fails" | "holds" | "paid" | "refused" | "withdrawn";

/** What the rules say now, or what was decided; and what changed since the customer asked. */
export function Verdict({ review }: { readonly review: Review }) {
  const t = useTranslations("review.verdict");
  const { refund, checks, waiting } = review;
  const count = (outcome: string) => checks.filter((check) => check.outcome === outcome).length;
  const [failed, signals, passed] = [count("fail"), count("signal"), count("pass")];
  const shown = waiting ? verdictOf(failed, signals) : stateOf(refund.state);
  const [icon, colours] = LOOKS[shown];
  return (
    <div role="status" className={`flex gap-3 rounded-panel border px-3.5 py-2.5 ${colours}`}>
      <Icon name={icon} className="size-5 mt-px" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-base leading-6">
          {t(shown, { signals, failed, amount: formatMoney(review.returned.total) })}
        </p>
        <p className="text-xs leading-[18px] num">
          {waiting
            ? t("basis", {
                passed,
                failed,
                signals,
                version: review.catalogVersion,
                time: formatInstant(review.now, "full").slice(11),
              })
            : t("decided", {
                by: review.decider ?? t("byRules"),
                time: formatInstant(refund.decidedAt ?? refund.requestedAt, "full"),
              })}
        </p>
        {refund.firstApprovedAt && (
          <p className="text-xs leading-[18px] num">
            {t("firstApproval", {
              by: review.firstApprover ?? t("byRules"),
              time: formatInstant(refund.firstApprovedAt, "full"),
            })}
          </p>
        )}
        {refund.note && (
          <p className="text-xs leading-[18px] whitespace-pre-line">
            {t("note", { note: refund.note })}
          </p>
        )}
        {refund.customerReason && (
          <p className="text-xs leading-[18px] whitespace-pre-line">
            {t("told", { reason: refund.customerReason })}
          </p>
        )}
        <Changes review={review} />
      </div>
      {waiting && (
        // A whole new page, asked for by the reader: the rules are asked again from the database.
        <a
          href={routes.reviewRefund(refund.id)}
          className="btn h-7! px-2! hidden sm:inline-flex hover:bg-panel/60"
        >
          <Icon name="retry" className="size-3.5" />
          {t("again")}
        </a>
      )}
    </div>
  );
}

function Changes({ review }: { readonly review: Review }) {
  const t = useTranslations("review.verdict");
  if (review.changed.length === 0) return null;
  return (
    <p className="mt-1 text-xs leading-[18px] num font-medium">
      {t("changed", { time: formatInstant(review.refund.requestedAt, "full") })}{" "}
      {review.changed.map(({ id }) => (
        <RuleChip key={id} id={id} />
      ))}
    </p>
  );
}

function verdictOf(failed: number, signals: number): Shown {
  if (failed > 0) return "fails";
  return signals > 0 ? "signal" : "holds";
}

const stateOf = (state: Review["refund"]["state"]): Shown =>
  state === "paid" || state === "withdrawn" ? state : "refused";

const WARN = "border-warnl bg-warnw text-warn";
const BAD = "border-bad/30 bg-badw text-bad";
const OK = "border-ok/30 bg-okw text-ok";
const LOOKS: Readonly<Record<Shown, readonly [IconName, string]>> = {
  signal: ["warn", WARN],
  fails: ["fail", BAD],
  holds: ["pass", OK],
  paid: ["pass", OK],
  refused: ["fail", BAD],
  withdrawn: ["skipped", "border-line bg-neuw text-neu"],
};

import { useTranslations } from "next-intl";

import { Badge } from "@/components/ui/badge";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

export type RuleOutcome = "pass" | "fail" | "signal";

export type RuleCheck = {
  /** The rule's id, `R-REF-3`. */
  readonly id: string;
  readonly title: string;
  /** What is true here: "11-13 16:08 发货，11-18 09:41 申请". */
  readonly fact: string;
  readonly outcome: RuleOutcome;
  readonly source?: { readonly label: string; readonly href: string };
};

/** How each rule was answered: what failed first, then what a person must judge, then what passed. */
export function RuleTrace({ checks }: { readonly checks: readonly RuleCheck[] }) {
  const sorted = checks.toSorted((one, other) => RANK[one.outcome] - RANK[other.outcome]);
  return (
    <>
      <TraceTable checks={sorted} />
      <ul className="md:hidden divide-y divide-line">
        {sorted.map((check) => (
          <TraceItem key={check.id} check={check} />
        ))}
      </ul>
    </>
  );
}

/** How many rules passed, failed or wait for a decision, as badges beside the heading. */
export function RuleCounts({ checks }: { readonly checks: readonly RuleCheck[] }) {
  const t = useTranslations("components.rules");
  const count = (outcome: RuleOutcome) =>
    checks.filter((check) => check.outcome === outcome).length;
  const [failed, signals, passed] = [count("fail"), count("signal"), count("pass")];
  return (
    <span className="inline-flex gap-1.5">
      {failed > 0 && <Badge tone="bad">{t("failed", { count: failed })}</Badge>}
      {signals > 0 && <Badge tone="warn">{t("signals", { count: signals })}</Badge>}
      {passed > 0 && <Badge tone="ok">{t("passed", { count: passed })}</Badge>}
    </span>
  );
}

function TraceTable({ checks }: { readonly checks: readonly RuleCheck[] }) {
  const t = useTranslations("components.rules");
  return (
    <table className="hidden md:table w-full">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("result")}</th>
          <th scope="col">{t("rule")}</th>
          <th scope="col">{t("fact")}</th>
          <th scope="col">{t("source")}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.id} className={`not-first:border-t border-line ${TINT[check.outcome]}`}>
            <td className="td py-[5px]! pl-4! w-9">
              <span className="sr-only">{t(check.outcome)}</span>
              <OutcomeIcon outcome={check.outcome} />
            </td>
            <th scope="row" className="td min-w-[232px] py-[5px]! pl-1! text-left font-medium">
              <RuleId id={check.id} />
              {check.title}
            </th>
            <td className="td w-full py-[5px]! num text-ink2 text-xs leading-[18px]">
              {check.fact}
            </td>
            <td className="td py-[5px]! pr-4! text-right whitespace-nowrap text-xs">
              <TraceSource check={check} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TraceItem({ check }: { readonly check: RuleCheck }) {
  const t = useTranslations("components.rules");
  return (
    <li className={`flex gap-2.5 px-4 py-2.5 ${TINT[check.outcome]}`}>
      <span className="mt-0.5">
        <span className="sr-only">{t(check.outcome)}</span>
        <OutcomeIcon outcome={check.outcome} />
      </span>
      <div className="min-w-0">
        <div className="font-medium leading-5">
          <RuleId id={check.id} />
          {check.title}
        </div>
        <div className="text-xs text-ink2 num leading-[18px]">{check.fact}</div>
      </div>
      <span className="ml-auto text-xs leading-6 whitespace-nowrap">
        <TraceSource check={check} />
      </span>
    </li>
  );
}

function TraceSource({ check }: { readonly check: RuleCheck }) {
  const t = useTranslations("components.rules");
  if (check.source) {
    return (
      <Link href={check.source.href} className="lnk num inline-block min-h-6 leading-6">
        {check.source.label}
      </Link>
    );
  }
  if (check.outcome === "pass") return null;
  return <span className={`font-medium ${COLOUR[check.outcome]}`}>{t(check.outcome)}</span>;
}

const RuleId = ({ id }: { readonly id: string }) => (
  <span className="num text-xs font-normal text-ink3 mr-1.5">{id}</span>
);

const OutcomeIcon = ({ outcome }: { readonly outcome: RuleOutcome }) => (
  <Icon name={ICON[outcome]} className={`size-4 ${COLOUR[outcome]}`} />
);

const RANK: Readonly<Record<RuleOutcome, number>> = { fail: 0, signal: 1, pass: 2 };
const ICON: Readonly<Record<RuleOutcome, IconName>> = {
  fail: "fail",
  signal: "warn",
  pass: "pass",
};
const COLOUR: Readonly<Record<RuleOutcome, string>> = {
  fail: "text-bad",
  signal: "text-warn",
  pass: "text-ok",
};
const TINT: Readonly<Record<RuleOutcome, string>> = {
  fail: "bg-badw/50",
  signal: "bg-warnw/50",
  pass: "",
};

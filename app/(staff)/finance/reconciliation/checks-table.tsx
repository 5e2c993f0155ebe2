import { useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { CheckResult, Culprit } from "@/db/queries/reconciliation/check";
import type { CheckId } from "@/db/queries/reconciliation/reconcile";
import { isMonth } from "@/lib/core/calendar";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes, type StaffRole } from "@/lib/routes";

type Row = CheckResult<CheckId>;

/** Money has its two decimals; what has none is a count. */
const formatSide = (value: string): string =>
  value.includes(".") ? formatMoney(value) : formatCount(Number(value));

/** The equations, one a row: what it says, both sides, and the first things that break it. */
export function ChecksTable(props: { readonly results: readonly Row[]; readonly role: StaffRole }) {
  const t = useTranslations("reconciliation");
  const columns: readonly Column<Row>[] = [
    {
      key: "check",
      header: t("column.check"),
      cell: ({ id, culprits }) => (
        <span className="block py-1.5">
          <span className="font-medium">{t(`check.${id}.title`)}</span>
          <span className="block text-xs text-ink3 font-normal">{t(`check.${id}.text`)}</span>
          {culprits.length > 0 && <Culprits culprits={culprits} role={props.role} />}
        </span>
      ),
      card: "title",
      wrap: true,
    },
    {
      key: "expected",
      header: t("column.expected"),
      cell: ({ expected }) => formatSide(expected),
      align: "right",
    },
    {
      key: "actual",
      header: t("column.actual"),
      cell: ({ actual }) => formatSide(actual),
      align: "right",
    },
    {
      key: "difference",
      header: t("column.difference"),
      cell: ({ difference, ok }) => (
        <span className={ok ? "" : "font-semibold text-bad"}>{formatSide(difference)}</span>
      ),
      align: "right",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ ok }) => (
        <Badge tone={ok ? "ok" : "bad"} icon={ok ? "pass" : "fail"}>
          {ok ? t("holds") : t("fails")}
        </Badge>
      ),
      card: "aside",
    },
    {
      key: "rules",
      header: t("column.rules"),
      cell: ({ rules }) => (
        <span className="inline-flex flex-wrap gap-1">
          {rules.map((rule) => (
            <RuleChip key={rule} id={rule} />
          ))}
        </span>
      ),
      wrap: true,
    },
  ];
  return (
    <KeysetTable
      caption={t("caption")}
      columns={columns}
      rows={props.results}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="balanced" title={t("empty")} />}
    />
  );
}

function Culprits(props: { readonly culprits: readonly Culprit[]; readonly role: StaffRole }) {
  const t = useTranslations("reconciliation");
  return (
    <ul aria-label={t("culprits")} className="mt-1 space-y-0.5 text-xs font-mono">
      {props.culprits.map(({ accountId, object }) => (
        <li key={`${accountId} ${object}`}>
          {object !== null && isMonth(object) && props.role === "finance" ? (
            <Link href={routes.financeBill(accountId, object)} className="lnk">
              {accountId} {object}
            </Link>
          ) : (
            <>
              <CopyButton value={accountId} /> {object}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

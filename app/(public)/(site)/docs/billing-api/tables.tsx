import { useTranslations } from "next-intl";

import { cny } from "@/lib/core/money";
import {
  BILLING_ACTION_NAMES,
  BILLING_ACTIONS,
  MONEY_UNITS,
  type BillingActionName,
  type MoneyUnit,
} from "@/lib/docs/vendor-actions";
import { formatCount } from "@/lib/format/count";
import type { Amount } from "@/lib/format/money";
import { fenOf, microOf, yuanOf } from "@/lib/vendor/billing/units";
import { DocsTable, Mono } from "../docs-table";

const actionOf = (name: BillingActionName) => BILLING_ACTIONS.find((each) => each.name === name);

/** What each action answers, in which unit of money, and how many rows at once. */
export function BillingActionTable() {
  const t = useTranslations("docsBillingApi");
  const none = useTranslations("common")("none");
  const most = (name: BillingActionName) => {
    const rows = actionOf(name)?.mostRows;
    return rows === undefined ? none : formatCount(rows);
  };
  return (
    <DocsTable
      caption={t("actionsTable.caption")}
      columns={[
        {
          key: "action",
          header: t("actionsTable.action"),
          cell: (name) => <Mono>{name}</Mono>,
          card: "title",
        },
        {
          key: "what",
          header: t("actionsTable.what"),
          cell: (name) => t(`actions.${name}`),
          wrap: true,
        },
        {
          key: "money",
          header: t("actionsTable.money"),
          cell: (name) => t(`unit.${MONEY_UNITS[name]}`),
          wrap: true,
        },
        { key: "most", header: t("actionsTable.most"), cell: most, align: "right" },
      ]}
      rows={BILLING_ACTION_NAMES}
      keyOf={(name) => name}
    />
  );
}

/** One amount as the three kinds of actions write it. */
export function UnitTable(props: { readonly caption: string; readonly amount: Amount }) {
  const t = useTranslations("docsBillingApi");
  const amount = cny(props.amount);
  const written: Readonly<Record<MoneyUnit, unknown>> = {
    fen: fenOf(amount),
    yuan: yuanOf(amount),
    micro: microOf(amount),
  };
  return (
    <DocsTable
      caption={props.caption}
      columns={[
        {
          key: "unit",
          header: t("unitsTable.unit"),
          cell: (unit) => t(`unit.${unit}`),
          card: "title",
        },
        {
          key: "written",
          header: t("unitsTable.written"),
          cell: (unit) => <Mono>{JSON.stringify(written[unit])}</Mono>,
          align: "right",
        },
      ]}
      rows={["fen", "yuan", "micro"] as const}
      keyOf={(unit) => unit}
    />
  );
}

/** The parameters of every action, those that must be there underlined. */
export function ParametersOfActions() {
  const t = useTranslations("docsBillingApi.parametersTable");
  return (
    <dl className="panel divide-y divide-line text-sm" aria-label={t("caption")}>
      {BILLING_ACTIONS.map(({ name, parameters, needs }) => (
        <div key={name} className="px-4 py-2.5">
          <dt>
            <Mono>{name}</Mono>
          </dt>
          <dd className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-ink2">
            {Object.entries(parameters).map(([parameter, kind]) => (
              <span key={parameter} className="font-mono text-xs">
                <span className={needs.includes(parameter) ? "text-ink underline" : ""}>
                  {parameter}
                </span>
                {needs.includes(parameter) && <span className="sr-only">{t("needed")}</span>}{" "}
                <span className="text-ink3">{kind}</span>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

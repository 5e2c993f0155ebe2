import { getTranslations } from "next-intl/server";

import { RuleChip } from "@/components/billing/rule-chip";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import type { Month } from "@/lib/core/calendar";
import { formatCount } from "@/lib/format/count";
import { recomputeBill, type BillDifference } from "@/lib/services/settlement/recompute-bill";

/** R-SET-3 · The bill made again from the month's usage, read now, beside what was issued. */
export async function RecomputePanel(props: { readonly accountId: string; readonly month: Month }) {
  const [t, result] = await Promise.all([
    getTranslations("finance.recompute"),
    recomputeBill(database(), props.accountId, props.month),
  ]);
  if (!result) return null;
  const { differences } = result;
  const same = differences.length === 0;
  return (
    <Panel
      title={t("title")}
      note={
        <Badge tone={same ? "ok" : "bad"} icon={same ? "pass" : "fail"}>
          {same ? t("same") : t("differs", { count: formatCount(differences.length) })}
        </Badge>
      }
      action={<RuleChip id="R-SET-3" />}
    >
      <p className="text-xs text-ink2 num">{t("text", { lines: formatCount(result.lines) })}</p>
      {!same && <Differences differences={differences} />}
    </Panel>
  );
}

async function Differences(props: { readonly differences: readonly BillDifference[] }) {
  const t = await getTranslations("finance.recompute");
  return (
    <table className="mt-3 w-full num">
      <caption className="sr-only">{t("differences")}</caption>
      <thead>
        <tr>
          <th scope="col" className="th pl-0!">
            {t("line")}
          </th>
          <th scope="col" className="th">
            {t("field")}
          </th>
          <th scope="col" className="th text-right">
            {t("billed")}
          </th>
          <th scope="col" className="th text-right">
            {t("computed")}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.differences.map(({ line, field, billed, computed }) => (
          <tr key={`${line} ${field}`} className="border-t border-line">
            <td className="td pl-0!">{line ?? t("bill")}</td>
            <td className="td font-mono text-xs">{field}</td>
            <td className="td text-right">{billed ?? "—"}</td>
            <td className="td text-right text-bad font-medium">{computed ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

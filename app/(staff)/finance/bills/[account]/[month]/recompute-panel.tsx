import { getTranslations } from "next-intl/server";

import { RuleChip } from "@/components/billing/rule-chip";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { proveBill } from "@/db/queries/bill-proof/prove-bills";
import { differences, type Difference } from "@/lib/core/bill-difference";
import type { Month } from "@/lib/core/calendar";
import { formatCount } from "@/lib/format/count";

/** R-SET-3 · The bill made again from the raw usage events, by a path of its own, beside what was issued. */
export async function RecomputePanel(props: { readonly accountId: string; readonly month: Month }) {
  const [t, proof] = await Promise.all([
    getTranslations("finance.recompute"),
    proveBill(database(), props.accountId, props.month),
  ]);
  if (!proof) return null;
  const same = proof.issued === proof.computed;
  const found = differences(proof.issued, proof.computed);
  return (
    <Panel
      title={t("title")}
      note={
        <Badge tone={same ? "ok" : "bad"} icon={same ? "pass" : "fail"}>
          {same ? t("same") : t("differs", { count: formatCount(found.length) })}
        </Badge>
      }
      action={<RuleChip id="R-SET-3" />}
    >
      <p className="text-xs text-ink2 num">{t("text")}</p>
      {!same && <Differences found={found} />}
    </Panel>
  );
}

async function Differences(props: { readonly found: readonly Difference[] }) {
  const t = await getTranslations("finance.recompute");
  return (
    <table className="mt-3 w-full num">
      <caption className="sr-only">{t("differences")}</caption>
      <thead>
        <tr>
          <th scope="col" className="th pl-0!">
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
        {props.found.map(({ path, issued, computed }) => (
          <tr key={path} className="border-t border-line">
            <td className="td pl-0! font-mono text-xs">{path}</td>
            <td className="td text-right">{issued ?? "—"}</td>
            <td className="td text-right text-bad font-medium">{computed ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

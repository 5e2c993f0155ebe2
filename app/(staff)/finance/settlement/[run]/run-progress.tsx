import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import { ProgressBar } from "@/components/charts/progress-bar";
import { Panel } from "@/components/ui/panel";
import type { RunView } from "@/db/queries/settlement";
import { formatCount } from "@/lib/format/count";
import { useTook } from "../took";

const ANNOUNCED_EVERY = 10;

/** How far a run is: a bar of two colours, and the same in numbers. */
export function RunProgress({ run }: { readonly run: RunView }) {
  const t = useTranslations("finance.run");
  const took = useTook();
  const { total, done, failed, amount } = run.progress;
  const left = total - done - failed;
  // Read out every tenth of the way, not at every refresh.
  const tenth =
    total === 0
      ? 100
      : Math.floor((((done + failed) / total) * 100) / ANNOUNCED_EVERY) * ANNOUNCED_EVERY;
  return (
    <>
      <Panel
        title={t("progress")}
        note={t.rich("started", { time: () => <Instant at={run.startedAt} style="full" /> })}
      >
        <ProgressBar label={t("progress")} done={done} failed={failed} total={total} />
        <p role="status" className="sr-only">
          {run.state === "running"
            ? t("announced", { percent: tenth })
            : t("finished", { done: formatCount(done), failed: formatCount(failed) })}
        </p>
      </Panel>
      <KpiStrip
        items={[
          { label: t("done"), value: formatCount(done), note: t("doneNote") },
          {
            label: t("failed"),
            value: <span className={failed > 0 ? "text-bad" : ""}>{formatCount(failed)}</span>,
            note: t("failedNote"),
          },
          { label: t("left"), value: formatCount(left), note: t("took", { time: took(run) }) },
          { label: t("amount"), value: <Money amount={amount} />, note: t("amountNote") },
        ]}
      />
    </>
  );
}

import { getTranslations } from "next-intl/server";

import { Banner } from "@/components/shell/banner";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { reconcile } from "@/db/queries/reconciliation/reconcile";
import type { StaffRole } from "@/lib/routes";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { systemClock } from "@/lib/clock";
import { ChecksTable } from "./checks-table";

/** The answers, once they are there: on a large database that takes seconds, and the page does not wait. */
export async function Results(props: { readonly clockId: string; readonly role: StaffRole }) {
  const t = await getTranslations("reconciliation");
  const began = systemClock.now();
  const results = await reconcile(database(), { clockId: props.clockId });
  const tookSeconds = (systemClock.now().getTime() - began.getTime()) / 1000;
  const wrong = results.filter(({ ok }) => !ok).length;
  const ran = t("ran", {
    time: formatInstant(began, "full"),
    took: t("seconds", { count: tookSeconds.toFixed(1) }),
  });
  return (
    <>
      <div role="status">
        {wrong === 0 ? (
          <Banner severity="ok">{t("allHold", { count: formatCount(results.length) })}</Banner>
        ) : (
          <Banner severity="bad">{t("differs", { count: formatCount(wrong) })}</Banner>
        )}
      </div>
      <Panel title={t("caption")} note={ran} flush>
        <ChecksTable results={results} role={props.role} />
      </Panel>
      <p className="text-xs text-ink3">{t("how")}</p>
    </>
  );
}

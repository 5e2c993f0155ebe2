import { useLocale, useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { buttonClass } from "@/components/ui/button-class";
import { Panel } from "@/components/ui/panel";
import { SamplePhotos } from "@/app/sample-photos";
import type { Catalog } from "@/lib/core/catalog";
import { tierReached } from "@/lib/core/pricing";
import { formatCount } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { SAMPLE_PHOTOS } from "@/lib/sample-photos";
import type { Trial } from "./sealed-trial";
import { TRIES_A_DAY, type TrialProblem } from "./trial-problem";

/** Photos that show what the model can do, and, with the rocket, what it cannot. */
const OFFERED = SAMPLE_PHOTOS.filter(({ licence }) => licence !== "cc-by").slice(0, 4);

/** A picture, its tags, and what the call would have cost. A plain form: it needs no script. */
export function DemoPanel(props: {
  readonly catalog: Catalog;
  readonly trial: Trial | null;
  readonly problem: TrialProblem | undefined;
  /** D-32 · Whether the built-in model looks, whose limits are known. */
  readonly isBuiltIn: boolean;
}) {
  const t = useTranslations("site.demo");
  const { trial, problem } = props;
  return (
    <div id="try" className="scroll-mt-16">
      <Panel title={t("title")} note={t("limit", { count: TRIES_A_DAY })}>
        <form
          action={routes.tryDemo()}
          method="post"
          encType="multipart/form-data"
          className="space-y-3"
        >
          <label className="block rounded-ctl border border-dashed border-field bg-sunken px-4 py-4 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
            <span className="block font-medium">{t("drop")}</span>
            <span className="block text-xs text-ink3">{t("formats")}</span>
            <input
              type="file"
              name="picture"
              accept="image/png,image/jpeg,image/bmp"
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem ? "try-problem" : undefined}
              className="mt-2 w-full text-xs text-ink2"
            />
          </label>
          <SamplePhotos photos={OFFERED} chosen={trial?.sample} columns="grid-cols-4" />
          {problem && (
            <p id="try-problem" role="alert" className="text-xs font-medium text-bad">
              {t(`problem.${problem}`, { count: TRIES_A_DAY })}
            </p>
          )}
          <button type="submit" className={`${buttonClass("primary")} h-9!`}>
            {t("send")}
          </button>
        </form>
        {trial && <Tagged trial={trial} catalog={props.catalog} />}
        <p className="mt-3 text-xs text-ink3">
          {t("privacy")} {props.isBuiltIn && t("model")}
        </p>
      </Panel>
    </div>
  );
}

/** What was seen, and the receipt: R-USE-2 · one call a request, R-CAT-4 · free at first. */
function Tagged({ trial, catalog }: { readonly trial: Trial; readonly catalog: Catalog }) {
  const t = useTranslations("site.demo");
  const locale = useLocale();
  const { tiers, freeCallsPerMonth } = catalog.products.general;
  return (
    <div role="status" className="mt-4 space-y-3 border-t border-line pt-3">
      {trial.labels.length === 0 ? (
        <p className="text-ink2">{t("nothing")}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5" aria-label={t("tags")}>
          {trial.labels.map((label) => (
            <li key={label.nameEn} className="badge b-info num">
              {locale === "en" ? label.nameEn : label.nameZh} {label.confidence}%
            </li>
          ))}
        </ul>
      )}
      <p className="num text-ink2">
        {t("receipt", {
          free: formatCount(freeCallsPerMonth),
          nothing: formatMoney("0"),
          price: formatUnitPrice(tierReached(tiers, 0).unitPrice),
        })}{" "}
        <RuleChip id="R-USE-2" />
      </p>
    </div>
  );
}

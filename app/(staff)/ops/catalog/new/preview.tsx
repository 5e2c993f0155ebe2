import { getTranslations } from "next-intl/server";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { Derivation } from "@/components/billing/derivation";
import { RuleChip } from "@/components/billing/rule-chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import type { Catalog } from "@/lib/core/catalog";
import { changesBetween } from "@/lib/core/catalog-terms";
import { minus } from "@/lib/core/money";
import { announcementsOf } from "@/lib/core/version-notice";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { activatedAccounts } from "@/lib/services/catalog/publish-version";
import { versionImpact } from "@/lib/services/catalog/version-impact";
import { ChangesTable } from "@/components/billing/terms-tables";
import { publishVersionAction } from "./actions";

/** What a version would change, whom it obliges to tell, and what it would have meant last month; then the button. */
export async function Preview(props: {
  readonly latest: Catalog;
  readonly next: Catalog;
  readonly draft: object;
}) {
  const { latest, next, draft } = props;
  const [t, clock, recipients] = await Promise.all([
    getTranslations("catalog"),
    watchedClock(),
    activatedAccounts(database()),
  ]);
  const changes = changesBetween(latest, next);
  const announcements = announcementsOf(latest, next);
  const { version } = next;
  const from = formatInstant(next.effectiveFrom, "full");
  const numbers = { from, changes: changes.length, recipients: formatCount(recipients) };
  return (
    <>
      <Panel title={t("new.changes")} flush={changes.length > 0}>
        {changes.length > 0 ? (
          <ChangesTable caption={t("new.changes")} changes={changes} />
        ) : (
          <p className="text-ink2">{t("new.noChanges", { version: latest.version })}</p>
        )}
      </Panel>
      <Panel title={t("new.notice")} action={<RuleChip id="R-CAT-6" />}>
        {announcements.length === 0 ? (
          <p className="text-ink2">{t("new.noNotice")}</p>
        ) : (
          <ul className="space-y-1 num">
            {announcements.map((told) => (
              <li key={`${told.kind} ${told.product}`}>
                {told.kind === "quota-change"
                  ? t("new.notice-quota-change", {
                      product: t(`product.${told.product}`),
                      before: formatCount(told.callsBefore),
                      after: formatCount(told.callsAfter),
                    })
                  : t("new.notice-price-change", { product: t(`product.${told.product}`) })}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Impact clock={clock} next={next} />
      <ConfirmDialog
        trigger={t("new.confirm")}
        triggerKind="primary"
        title={t("new.confirmTitle", { version })}
        confirm={t("new.confirmButton", { version })}
        action={publishVersionAction}
        hidden={{ draft: JSON.stringify(draft) }}
      >
        <p>
          {announcements.length > 0
            ? t("new.confirmText", numbers)
            : t("new.confirmQuiet", numbers)}
        </p>
      </ConfirmDialog>
    </>
  );
}

/** R-CAT-5 · The last month that is over on the watched clock, priced anew by the engine that settles it. */
async function Impact(props: {
  readonly clock: Awaited<ReturnType<typeof watchedClock>>;
  readonly next: Catalog;
}) {
  const [t, impact] = await Promise.all([
    getTranslations("catalog.new"),
    versionImpact(database(), props.clock, props.next),
  ]);
  const { month, accounts, before, after, dearer, cheaper } = impact;
  if (accounts === 0) {
    return (
      <Panel title={t("impact")}>
        <p className="text-ink2">{t("impactNone", { month })}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={t("impact")}
      note={t("impactNote", { clock: props.clock.name, accounts: formatCount(accounts), month })}
    >
      <Derivation
        caption={t("impact")}
        lines={[
          { label: t("impactBefore"), value: formatMoney(before) },
          { label: t("impactAfter"), value: formatMoney(after) },
          {
            label: t("impactDifference"),
            operator: "=",
            value: formatMoney(minus(after, before), { signed: true }),
            note: t("impactAccounts", {
              dearer: formatCount(dearer),
              cheaper: formatCount(cheaper),
            }),
          },
        ]}
      />
      <p className="mt-2 text-xs text-ink3">{t("impactMethod")}</p>
    </Panel>
  );
}

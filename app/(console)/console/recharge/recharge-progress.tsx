import { getTranslations } from "next-intl/server";

import { Banner } from "@/components/shell/banner";
import { buttonClass } from "@/components/ui/button-class";
import { ButtonLink } from "@/components/ui/button";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Panel } from "@/components/ui/panel";
import type { rechargeOf } from "@/db/queries/ledger";
import { payableUntil, rechargeState } from "@/lib/core/online-payment";
import { availableBalance, type Purses } from "@/lib/core/payment";
import type { Cny } from "@/lib/core/money";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { paymentProvider } from "@/lib/payments/configured";
import { routes } from "@/lib/routes";

type Recharge = NonNullable<Awaited<ReturnType<typeof rechargeOf>>>;

const ASK_AGAIN_SECONDS = 3;

/**
 * R-FUND-4 · An online recharge on its way: the page to pay on, then the wait for the provider's word, then the money. The
 * page looks again by itself; without scripts by a link.
 */
export async function RechargeProgress(props: {
  readonly recharge: Recharge;
  readonly purses: Purses & { readonly frozen: Cny };
  readonly now: Date;
}) {
  const { recharge, purses, now } = props;
  const t = await getTranslations("recharge.progress");
  const amount = formatMoney(recharge.amount);
  const state = rechargeState(recharge, now);
  if (state === "expired") {
    return (
      <Banner severity="neutral" title={t("expired.title")}>
        {t("expired.text", { amount })}
      </Banner>
    );
  }
  if (recharge.paidAt) {
    const at = formatInstant(recharge.paidAt, "full");
    const balance = formatMoney(availableBalance(purses, purses.frozen));
    return (
      <Banner severity="ok" title={t("paid.title", { amount })}>
        {t("paid.text", { at, balance })}
      </Banner>
    );
  }
  const provider = paymentProvider();
  const until = formatInstant(payableUntil(recharge.createdAt), "full");
  return (
    <Panel title={t("pending.title", { amount })} note={t("pending.until", { until })}>
      <LiveRefresh seconds={ASK_AGAIN_SECONDS} />
      <p className="text-ink2" role="status">
        {t("pending.text")}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {provider && (
          <a href={provider.payUrl(recharge)} className={`${buttonClass("primary")} h-9!`}>
            {t("pending.pay", { amount })}
          </a>
        )}
        <ButtonLink href={routes.recharge({ recharge: recharge.id })} icon="retry">
          {t("pending.check")}
        </ButtonLink>
      </div>
    </Panel>
  );
}

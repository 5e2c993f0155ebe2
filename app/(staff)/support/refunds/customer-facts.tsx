import { useTranslations } from "next-intl";

import { accountStatus } from "@/app/(staff)/account-status";
import { StatusBadge } from "@/components/billing/status-badge";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts, type Fact } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { DAY_MS } from "@/lib/core/calendar";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { Evidence } from "./customer";
import type { Review } from "./review";

/** Who asks: number, identity, state, since when, what they used this month, and what they have. */
export function CustomerFacts(props: {
  readonly review: Review;
  readonly evidence: Evidence;
  /** Whether the reader may open the customer's own page. */
  readonly opens: boolean;
}) {
  const [t, status] = [useTranslations("review.customer"), useTranslations("status")];
  const { account, now } = props.review;
  const days = Math.floor((now.getTime() - account.createdAt.getTime()) / DAY_MS);
  const usage: Fact[] = props.evidence.usage.map(({ product, calls, estimate }) => ({
    label: t(`product.${product}`),
    value: t("usage", { calls: formatCount(calls), charge: formatMoney(estimate.charge) }),
  }));
  return (
    <>
      <div className="flex items-center mb-2">
        <h2 className="text-base font-semibold">{t("title")}</h2>
        {props.opens && (
          <Link href={routes.staffAccount(account.id)} className="lnk text-xs ml-auto">
            {t("open")}
          </Link>
        )}
      </div>
      <Facts
        facts={[
          { label: t("number"), value: <CopyButton value={account.id} /> },
          {
            label: t("identity"),
            value: account.verifiedAs ? (
              <Badge tone="ok">{t(`verified.${account.verifiedAs}`)}</Badge>
            ) : (
              <Badge tone="neutral">{status("verification.none")}</Badge>
            ),
          },
          { label: t("state"), value: <StatusBadge status={accountStatus(account)} /> },
          {
            label: t("since"),
            value: t("sinceDays", { day: formatInstant(account.createdAt, "monthDay"), days }),
          },
          ...(usage.length > 0 ? usage : [{ label: t("thisMonth"), value: t("noUsage") }]),
          { label: t("available"), value: formatMoney(props.evidence.available) },
        ]}
      />
    </>
  );
}

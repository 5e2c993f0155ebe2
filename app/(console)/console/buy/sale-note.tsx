import { useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { CampaignOffer } from "@/db/queries/campaigns";
import { deadline24 } from "@/lib/format/instant";

/** R-REF-6 · The campaign that a purchase is made in: until when, how many more, and how its packs go back. */
export function SaleNote(props: {
  readonly sale: CampaignOffer;
  /** The same purchase at the list price, with the usual refund rule. */
  readonly without?: string;
}) {
  const t = useTranslations("buy.sale");
  const { sale } = props;
  const rule = sale.refundRule;
  return (
    <div className="rounded-ctl bg-sunken px-3 py-2 text-xs text-ink2 num space-y-1">
      <p className="flex flex-wrap items-center gap-x-2">
        <Badge tone="info" icon="gift">
          {sale.name}
        </Badge>
        <span>{t("until", { end: deadline24(sale.endsAt, "full") })}</span>
        <span>{t("left", { left: sale.left })}</span>
      </p>
      <p>
        {t(`refund.${rule.kind}`, rule.kind === "days" ? { days: rule.days } : {})}{" "}
        <RuleChip id="R-REF-6" />
      </p>
      {props.without && (
        <Link href={props.without} className="lnk inline-block min-h-6 leading-6" scroll={false}>
          {t("without")}
        </Link>
      )}
    </div>
  );
}

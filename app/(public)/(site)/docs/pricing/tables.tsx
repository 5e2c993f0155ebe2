import { useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { Badge, type Tone } from "@/components/ui/badge";
import type { Catalog } from "@/lib/core/catalog";
import type { RefundVerdict } from "@/lib/core/refund";
import type { RefundCase } from "@/lib/docs/paid-examples";
import { cliffs, type coverExample } from "@/lib/docs/worked-examples";
import { formatCount } from "@/lib/format/count";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { DocsTable } from "../docs-table";

/** R-USE-3 · Which source pays for how many of the calls, in the order that the engine found. */
export function CoverTable({ cover }: { readonly cover: ReturnType<typeof coverExample> }) {
  const t = useTranslations("docsPricing.cover");
  const none = useTranslations("common")("none");
  const sources = cover.draws.map(({ kind, endsAt, callsBefore, calls }) => ({
    source: t(kind),
    endsAt: deadline24(endsAt, "full"),
    before: formatCount(callsBefore),
    calls,
  }));
  const postpaid = { source: t("postpaid"), endsAt: none, before: none, calls: cover.postpaid };
  const rows = [...sources, postpaid].map((row, place) => ({ ...row, order: place + 1 }));
  return (
    <DocsTable
      caption={t("caption")}
      columns={[
        { key: "order", header: t("order"), cell: ({ order }) => formatCount(order) },
        { key: "source", header: t("source"), cell: ({ source }) => source, card: "title" },
        { key: "endsAt", header: t("endsAt"), cell: ({ endsAt }) => endsAt },
        { key: "before", header: t("before"), cell: ({ before }) => before, align: "right" },
        {
          key: "covered",
          header: t("covered"),
          cell: ({ calls }) => <strong className="font-medium">{formatCount(calls)}</strong>,
          align: "right",
        },
      ]}
      rows={rows}
      keyOf={({ order }) => String(order)}
    />
  );
}

/** R-PRICE-1 · What the last call before each tier saves. */
export function CliffTable({ catalog }: { readonly catalog: Catalog }) {
  const t = useTranslations("docsPricing.cliffs");
  return (
    <DocsTable
      caption={t("caption")}
      columns={[
        { key: "product", header: t("product"), cell: ({ product }) => t(product), card: "title" },
        {
          key: "below",
          header: t("below"),
          cell: ({ at, below }) => `${formatCount(at - 1)} → ${formatMoney(below.charge)}`,
          align: "right",
        },
        {
          key: "reached",
          header: t("reached"),
          cell: ({ at, reached }) => `${formatCount(at)} → ${formatMoney(reached.charge)}`,
          align: "right",
        },
        {
          key: "saves",
          header: t("saves"),
          cell: ({ saves }) => formatMoney(saves),
          align: "right",
        },
      ]}
      rows={cliffs(catalog)}
      keyOf={({ product, at }) => `${product} ${at}`}
    />
  );
}

const TONES: Readonly<Record<RefundVerdict["verdict"], Tone>> = {
  pay: "ok",
  review: "warn",
  refuse: "bad",
};

/** R-REF-1…8 · How the rules decide each request, and on which of them. */
export function RefundTable({ cases }: { readonly cases: readonly RefundCase[] }) {
  const t = useTranslations("docsPricing.refunds");
  return (
    <DocsTable
      caption={t("caption")}
      columns={[
        { key: "case", header: t("case"), cell: ({ key }) => t(`cases.${key}`), card: "title" },
        {
          key: "askedAt",
          header: t("askedAt"),
          cell: ({ askedAt }) => formatInstant(askedAt, "full"),
        },
        {
          key: "verdict",
          header: t("verdict"),
          cell: ({ verdict: { verdict } }) => (
            <Badge tone={TONES[verdict]}>{t(`verdicts.${verdict}`)}</Badge>
          ),
          card: "aside",
        },
        {
          key: "why",
          header: t("why"),
          cell: ({ verdict: { rules } }) => {
            const deciding = rules.filter(({ outcome }) => outcome !== "pass");
            return deciding.map(({ id }) => <RuleChip key={id} id={id} />);
          },
        },
        {
          key: "returned",
          header: t("returned"),
          cell: ({ verdict: { amounts } }) => formatMoney(amounts.total),
          align: "right",
        },
      ]}
      rows={cases}
      keyOf={({ key }) => key}
    />
  );
}

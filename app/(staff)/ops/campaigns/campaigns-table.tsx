import { useLocale, useTranslations } from "next-intl";

import { EndOf, Instant } from "@/components/billing/instant";
import { Badge, type Tone } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import type { CampaignView } from "@/db/queries/campaigns";
import type { CampaignState } from "@/lib/core/campaign";
import { formatCount } from "@/lib/format/count";
import { endCampaignAction } from "./actions";
import { offerWords, refundWords } from "./campaign-words";

const TONES: Readonly<Record<CampaignState, Tone>> = {
  announced: "info",
  running: "ok",
  over: "neutral",
};

/** Every campaign, the newest first, with what the watched clock's accounts bought and took. */
export function CampaignsTable(props: {
  readonly campaigns: readonly CampaignView[];
  readonly nameOf: (actor: string) => string;
  readonly pager?: Pager;
}) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  const columns: readonly Column<CampaignView>[] = [
    {
      key: "name",
      header: t("column.name"),
      cell: ({ name, kind }) => (
        <>
          <span className="font-medium">{name}</span>
          <span className="block text-xs text-ink3">{t(`kind.${kind}`)}</span>
        </>
      ),
      card: "title",
      wrap: true,
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state, endedBy }) => (
        <>
          <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
          {endedBy && (
            <span className="block text-xs text-ink3">
              {t("endedBy", { name: props.nameOf(endedBy) })}
            </span>
          )}
        </>
      ),
      card: "aside",
    },
    {
      key: "offer",
      header: t("column.offer"),
      cell: (campaign) => offerWords(campaign, t, locale),
      wrap: true,
    },
    {
      key: "refund",
      header: t("column.refund"),
      cell: ({ refundRule }) => refundWords(refundRule, t),
      wrap: true,
    },
    {
      key: "starts",
      header: t("column.starts"),
      cell: ({ startsAt }) => <Instant at={startsAt} style="full" />,
    },
    {
      key: "ends",
      header: t("column.ends"),
      cell: ({ endsAt, endedAt }) => <EndOf at={endedAt ?? endsAt} style="full" />,
    },
    {
      key: "perAccount",
      header: t("column.perAccount"),
      cell: ({ perAccount }) => formatCount(perAccount),
      align: "right",
    },
    {
      key: "packs",
      header: t("column.packs"),
      cell: ({ packs }) => formatCount(packs),
      align: "right",
    },
    {
      key: "accounts",
      header: t("column.accounts"),
      cell: ({ accounts }) => formatCount(accounts),
      align: "right",
    },
    {
      key: "actions",
      header: t("column.actions"),
      quiet: true,
      cell: (campaign) => campaign.state !== "over" && <EndDialog campaign={campaign} />,
    },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.campaigns}
      keyOf={({ id }) => id}
      wide
      empty={<EmptyState icon="gift" title={t("empty")} text={t("emptyText")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}

function EndDialog({ campaign }: { readonly campaign: CampaignView }) {
  const t = useTranslations("campaigns.end");
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      title={t("title", { name: campaign.name })}
      confirm={t("confirm")}
      danger
      action={endCampaignAction}
      hidden={{ campaignId: campaign.id }}
    >
      <p>{t("text", { packs: formatCount(campaign.packs) })}</p>
    </ConfirmDialog>
  );
}

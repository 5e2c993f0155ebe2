import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import type { TrialCall } from "@/db/queries/trials";
import { tagsOf, TRIALS_KEPT } from "@/lib/core/trial-call";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { CallPicture } from "./call-picture";

const TAGS_SHOWN = 3;

/** The last calls made here. Their pictures are in the browser that sent them, and nowhere else. */
export function HistoryPanel({ trials }: { readonly trials: readonly TrialCall[] }) {
  const t = useTranslations("explorer");
  const common = useTranslations("common");
  const columns: readonly Column<TrialCall>[] = [
    {
      key: "picture",
      header: t("history.picture"),
      card: "hidden",
      cell: ({ id, sample }) => (
        <CallPicture
          call={id}
          sampleSrc={sample && routes.explorerSample(sample)}
          alt=""
          className="h-9 w-12 rounded-[5px]"
        >
          <Icon name="picture" className="size-4" />
        </CallPicture>
      ),
    },
    {
      key: "at",
      header: t("history.at"),
      cell: ({ id, madeAt }) => (
        <Link href={routes.explorerAnswer({ call: id })} className="lnk">
          <Instant at={madeAt} style="full" />
        </Link>
      ),
      card: "title",
    },
    {
      key: "api",
      header: t("form.api"),
      cell: ({ product, editions }) =>
        [t(`product.${product}`), ...editions.map((edition) => t(`edition.${edition}`))].join(
          " · ",
        ),
    },
    { key: "outcome", header: t("history.outcome"), cell: useOutcome(), wrap: true },
    {
      key: "latency",
      header: t("history.latency"),
      align: "right",
      cell: ({ latencyMs }) =>
        latencyMs === null ? common("none") : t("history.ms", { ms: formatCount(latencyMs) }),
    },
  ];
  return (
    <Panel title={t("history.title")} note={t("history.note", { kept: TRIALS_KEPT })} flush>
      <KeysetTable
        caption={t("history.title")}
        columns={columns}
        rows={trials}
        keyOf={({ id }) => id}
        empty={<EmptyState icon="clock" title={t("history.empty")} />}
      />
    </Panel>
  );
}

/** The surest tags of a call, or the code that it was refused with. */
function useOutcome(): (trial: TrialCall) => string {
  const t = useTranslations("explorer");
  return ({ product, editions, response, answeredAt }) => {
    if (!response) return t(answeredAt ? "answer.unreachable" : "answer.waiting");
    if (response.Error) return response.Error.Code;
    const names = tagsOf(product, editions, response).flatMap(({ labels }) =>
      labels.map(({ Name, Confidence }) => `${Name} ${Confidence}%`),
    );
    const surest = [...new Set(names)].slice(0, TAGS_SHOWN);
    return surest.length > 0 ? surest.join(" · ") : t("answer.noTags");
  };
}

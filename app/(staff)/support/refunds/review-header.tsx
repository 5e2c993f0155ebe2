import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import type { placeIn, QueueTab } from "./queue";
import type { Review } from "./review";
import { TimeLeft } from "./time-left";

/** Whose request it is, how long is left to answer, and the way to its neighbours in the queue. */
export function ReviewHeader(props: {
  readonly review: Review;
  readonly tab: QueueTab;
  readonly waiting: number;
  readonly place: ReturnType<typeof placeIn>;
  readonly isPage: boolean;
}) {
  const t = useTranslations("review");
  const { review, tab, place } = props;
  const { refund, account, now } = review;
  const Title = props.isPage ? "h1" : "h2";
  return (
    <div className="pt-3">
      <Link
        href={routes.refundQueue({ tab })}
        className="lg:hidden inline-flex items-center gap-1 min-h-8 lnk font-medium"
      >
        <Icon name="left" />
        {t("title")}
        {place.place > 0 && (
          <span className="num text-ink3 font-normal">
            {formatCount(place.place)} / {formatCount(props.waiting)}
          </span>
        )}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-0">
          <div className="flex items-center gap-x-2 gap-y-1 flex-wrap">
            <Title className="text-lg font-semibold tracking-tight">{account.name}</Title>
            <StatusBadge status={`refund.${refund.state}`} />
            {review.waiting && (
              <span className="text-xs num">
                <TimeLeft requestedAt={refund.requestedAt} now={now} />
              </span>
            )}
          </div>
          <div className="flex items-center gap-x-3 gap-y-0.5 flex-wrap text-xs text-ink3 mt-0.5 num">
            <CopyButton value={refund.id} />
            <span>
              {t.rich("askedAt", { time: () => <Instant at={refund.requestedAt} style="full" /> })}
            </span>
          </div>
        </div>
        <div className="ml-auto hidden lg:flex gap-1.5">
          <Neighbour id={place.before} tab={tab} shortcut="k" />
          <Neighbour id={place.after} tab={tab} shortcut="j" />
        </div>
      </div>
    </div>
  );
}

function Neighbour(props: {
  readonly id: string | undefined;
  readonly tab: QueueTab;
  readonly shortcut: "j" | "k";
}) {
  const t = useTranslations("review.neighbour");
  if (!props.id) return null;
  return (
    <Link
      href={routes.reviewRefund(props.id, { tab: props.tab })}
      aria-label={t(props.shortcut)}
      aria-keyshortcuts={props.shortcut}
      className="btn btn-s px-1.5!"
    >
      <Icon name={props.shortcut === "j" ? "down" : "up"} />
    </Link>
  );
}

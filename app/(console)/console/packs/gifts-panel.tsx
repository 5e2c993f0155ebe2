import { randomUUID } from "node:crypto";

import { useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { ActionForm } from "@/components/ui/action-form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CampaignOffer } from "@/db/queries/campaigns";
import { formatCount } from "@/lib/format/count";
import { deadline24 } from "@/lib/format/instant";
import { takeGiftAction } from "./actions";

/** R-USE-3 · Calls that a campaign gives, to be taken while it runs. */
export function GiftsPanel(props: {
  readonly gifts: readonly CampaignOffer[];
  /** Whether the service is active: only then may they be taken. */
  readonly mayTake: boolean;
}) {
  const t = useTranslations("campaigns.take");
  if (props.gifts.length === 0) return null;
  return (
    <Panel title={t("title")} action={<RuleChip id="R-USE-3" />}>
      <ul className="space-y-3">
        {props.gifts.map((gift) => {
          const calls = formatCount(gift.calls ?? 0);
          return (
            <li key={gift.id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-64 num">
                <p className="font-medium">{gift.name}</p>
                <p className="text-xs text-ink2">
                  {t("text", { calls, days: gift.validDays ?? 0 })}
                </p>
                <p className="text-xs text-ink3">
                  {t("until", { end: deadline24(gift.endsAt, "full") })}
                  {" · "}
                  {t("left", { left: gift.left })}
                </p>
              </div>
              {props.mayTake ? (
                <ActionForm action={takeGiftAction}>
                  <input type="hidden" name="campaignId" value={gift.id} />
                  <input type="hidden" name="requestKey" value={randomUUID()} />
                  <SubmitButton>{t("submit", { calls })}</SubmitButton>
                </ActionForm>
              ) : (
                <p className="text-xs text-ink3">{t("inactive")}</p>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

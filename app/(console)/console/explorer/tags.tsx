import { useTranslations } from "next-intl";

import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { TrialCall } from "@/db/queries/trials";
import { tagsOf, type TrialLabel, type TrialResponse } from "@/lib/core/trial-call";
import { routes } from "@/lib/routes";
import { CallPicture } from "./call-picture";

/** The picture and its tags, surest first; a list for each edition that was asked for. */
export function Tags(props: { readonly trial: TrialCall; readonly response: TrialResponse }) {
  const { trial } = props;
  const t = useTranslations("explorer");
  const lists = tagsOf(trial.product, trial.editions, props.response);
  return (
    <div className="grid gap-4 p-4 md:grid-cols-[200px_minmax(0,1fr)]">
      <CallPicture
        call={trial.id}
        sampleSrc={trial.sample && routes.explorerSample(trial.sample)}
        alt={t("answer.picture")}
        className="h-fit min-h-24 w-full rounded-ctl"
      >
        <Icon name="picture" className="size-6" />
      </CallPicture>
      <div className="grid content-start gap-4">
        {lists.map(({ edition, labels }) => (
          <section key={edition ?? "all"}>
            {edition && <h3 className="mb-1.5 font-medium">{t(`edition.${edition}`)}</h3>}
            {labels.length === 0 ? (
              <EmptyState
                icon="no-match"
                title={t("answer.noTags")}
                text={t("answer.noTagsText")}
              />
            ) : (
              <ul className="grid gap-2">
                {labels.map((label) => (
                  <Tag key={label.Name} label={label} />
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </div>
  );
}

function Tag({ label }: { readonly label: TrialLabel }) {
  const categories = [label.FirstCategory, label.SecondCategory].filter(Boolean).join(" / ");
  return (
    <li>
      <div className="flex items-baseline gap-2">
        <span className="font-medium">{label.Name}</span>
        <span className="min-w-0 truncate text-xs text-ink3">{categories}</span>
        <span className="num ml-auto">{label.Confidence}%</span>
      </div>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="mt-0.5 block h-1.5 w-full rounded-full bg-neuw"
      >
        <rect width={label.Confidence} height="1" fill="var(--c-pack)" />
      </svg>
    </li>
  );
}

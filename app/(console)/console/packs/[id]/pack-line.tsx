import { useTranslations } from "next-intl";

import { BurnDown, type BurnDownPoint } from "@/components/charts/burn-down";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount } from "@/lib/format/count";
import type { PackDetail } from "./pack-detail";

/** What was left of the pack, one step a deduction, as the deductions prove it. */
export function PackLine({ detail, now }: { readonly detail: PackDetail; readonly now: Date }) {
  const t = useTranslations("packs.detail");
  const { pack, deductions } = detail;
  if (deductions.length === 0)
    return <EmptyState icon="usage" title={t("unused")} text={t("unusedText")} />;
  const until = pack.endsAt < now ? pack.endsAt : now;
  return (
    <BurnDown
      wide
      points={stepsOf(detail, until)}
      now={until}
      finding={t("finding", {
        total: formatCount(pack.callsTotal),
        left: formatCount(pack.callsLeft),
        hours: formatCount(deductions.length),
      })}
    />
  );
}

function stepsOf({ pack, deductions }: PackDetail, until: Date): BurnDownPoint[] {
  let left = pack.callsTotal;
  const steps = deductions.flatMap(({ hour, leftAfter }): BurnDownPoint[] => {
    const before = { at: hour, left };
    left = leftAfter;
    return [before, { at: hour, left }];
  });
  return [
    { at: pack.startsAt, left: pack.callsTotal },
    ...steps,
    { at: until, left: pack.callsLeft },
  ];
}

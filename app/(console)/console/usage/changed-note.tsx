import { useTranslations } from "next-intl";

import { MOST_DAYS_BY_HOUR, mostDaysOf, type Question } from "./question";

/** What the page shows instead of what its address asked for, and why. */
export function ChangedNote({ question }: { readonly question: Question }) {
  const t = useTranslations("usage.changed");
  const { first, last, changed } = question;
  if (changed.length === 0) return null;
  return (
    <div role="status" className="space-y-0.5 text-xs text-warn num">
      {changed.map((change) => (
        <p key={change}>
          {t(change, {
            first,
            last,
            days: change === "hours" ? MOST_DAYS_BY_HOUR : mostDaysOf(question),
          })}
        </p>
      ))}
    </div>
  );
}

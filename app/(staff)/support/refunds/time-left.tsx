import { useTranslations } from "next-intl";

import { plusHours } from "@/lib/core/calendar";
import { durationLeft } from "@/lib/format/duration-left";
import { answerDueAt } from "./queue";

const SOON_HOURS = 4;

/** How long is left to answer a customer, and how urgent that is. */
export function TimeLeft({ requestedAt, now }: { readonly requestedAt: Date; readonly now: Date }) {
  const [t, components] = [useTranslations("review"), useTranslations("components")];
  const due = answerDueAt(requestedAt);
  if (now >= due) return <span className="text-bad font-medium">{t("overdue")}</span>;
  const soon = plusHours(now, SOON_HOURS) >= due;
  return (
    <span className={soon ? "text-warn font-medium" : "text-ink3"}>
      {durationLeft(now, due, components)}
    </span>
  );
}

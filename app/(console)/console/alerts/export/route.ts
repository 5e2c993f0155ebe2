import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { toldNotices, type ToldNotice } from "@/db/queries/alerts";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { noticeKindOf } from "@/lib/core/notice";
import { noticeText, noticeWords } from "@/lib/format/notice-words";
import { outcomeOf } from "../outcome";

const MOST_ROWS = 1_000;

/** R-ARR-2 · What the account was told of as a CSV file, the newest first. */
export async function GET(): Promise<Response> {
  const { accountId } = await requireCustomer();
  const [t, words, told] = await Promise.all([
    getTranslations("alerts"),
    getTranslations("notifications"),
    toldNotices(database(), accountId, { limit: MOST_ROWS }),
  ]);
  const outcome = (of: ToldNotice["mails"]) => {
    const known = outcomeOf(of);
    return known ? t(`state.${known}`) : t("history.none");
  };
  return csvResponse(
    t("history.file", { account: accountId }),
    [
      t("history.at"),
      t("history.rule"),
      t("history.text"),
      t("history.email"),
      t("history.webhook"),
    ],
    told.map(({ at, kind, values, mails, messages }) => {
      const known = noticeKindOf(kind);
      return [
        shanghaiIso(at),
        known ? t(`rules.${known}`) : kind,
        known ? words(noticeText(known, values), noticeWords(values)) : null,
        outcome(mails),
        outcome(messages),
      ];
    }),
  );
}

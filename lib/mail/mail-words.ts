import { createTranslator } from "use-intl/core";

import { noticeKindOf, type NoticeKind, type NoticeValues } from "@/lib/core/notice";
import type { Locale } from "@/lib/format/locale";
import { noticeText, noticeWords } from "@/lib/format/notice-words";
import { routes } from "@/lib/routes";
import enMail from "@/messages/en/mail.json";
import enNotifications from "@/messages/en/notifications.json";
import zhMail from "@/messages/zh-CN/mail.json";
import zhNotifications from "@/messages/zh-CN/notifications.json";

/** What may be mailed: every notice, and what concerns a person's own sign-in. */
export type MailKind = NoticeKind | keyof (typeof zhMail)["kinds"];

export type WordedMail = { readonly subject: string; readonly body: string };

const WORDS = {
  "zh-CN": { mail: zhMail, notifications: zhNotifications },
  en: { mail: enMail, notifications: enNotifications },
} as const;

/** Subject and text of a mail. A notice is mailed in the very words that the console shows (D-22). */
export function mailWords(kind: MailKind, locale: Locale, values: NoticeValues): WordedMail {
  const notice = noticeKindOf(kind);
  const words = notice
    ? ofNotice(notice, locale, values)
    : ofPerson(kind as PersonKind, locale, values);
  return { ...words, subject: translator(locale, "mail")("subject", { subject: words.subject }) };
}

type PersonKind = Exclude<MailKind, NoticeKind>;

function ofNotice(kind: NoticeKind, locale: Locale, values: NoticeValues): WordedMail {
  const t = translator(locale, "notifications");
  const filled = noticeWords(values);
  return { subject: t(`kinds.${kind}.title`, filled), body: t(noticeText(kind, values), filled) };
}

function ofPerson(kind: PersonKind, locale: Locale, values: NoticeValues): WordedMail {
  const t = translator(locale, "mail");
  const filled = noticeWords(values);
  return { subject: t(`kinds.${kind}.subject`, filled), body: t(`kinds.${kind}.body`, filled) };
}

/**
 * The text of a mail as it is delivered. The foot names the console's address, which is a setting of whoever
 * delivers it, as the sender's address is.
 */
export function mailText(
  mail: { readonly kind: string; readonly locale: Locale; readonly body: string },
  consoleUrl: string,
): string {
  const t = translator(mail.locale, "mail");
  const there = noticeKindOf(mail.kind) && [
    t("footer.notice", {
      notifications: `${consoleUrl}${routes.notifications()}`,
      alerts: `${consoleUrl}${routes.alerts()}`,
    }),
  ];
  return [mail.body, ...(there ?? []), t("footer.sender")].join("\n\n");
}

function translator<Name extends keyof (typeof WORDS)["zh-CN"]>(locale: Locale, namespace: Name) {
  return createTranslator({
    locale,
    messages: WORDS[locale],
    namespace,
    timeZone: "Asia/Shanghai",
    // A sentence with a gap is a fault of the code that wrote the mail; it must not be sent.
    onError: (error) => {
      throw error;
    },
  });
}

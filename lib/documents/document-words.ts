import { createTranslator } from "use-intl/core";

import type { Locale } from "@/lib/format/locale";
import enBills from "@/messages/en/bills.json";
import enCommon from "@/messages/en/common.json";
import enDocuments from "@/messages/en/documents.json";
import enStatus from "@/messages/en/status.json";
import zhBills from "@/messages/zh-CN/bills.json";
import zhCommon from "@/messages/zh-CN/common.json";
import zhDocuments from "@/messages/zh-CN/documents.json";
import zhStatus from "@/messages/zh-CN/status.json";

const WORDS = {
  "zh-CN": { documents: zhDocuments, bills: zhBills, common: zhCommon, status: zhStatus },
  en: { documents: enDocuments, bills: enBills, common: enCommon, status: enStatus },
} as const;

type Namespace = keyof (typeof WORDS)["zh-CN"];

/** The words of a document, in the language of whoever reads it. Documents are made by the console and the API alike. */
export const documentWords = (locale: Locale) => ({
  documents: translator(locale, "documents"),
  bills: translator(locale, "bills"),
  common: translator(locale, "common"),
  status: translator(locale, "status"),
});
export type DocumentWords = ReturnType<typeof documentWords>;

const translator = <Name extends Namespace>(locale: Locale, namespace: Name) =>
  createTranslator({
    locale,
    messages: WORDS[locale],
    namespace,
    timeZone: "Asia/Shanghai",
    // A sentence with a gap is a fault of the code that made the document; it must not be handed out.
    onError: (error) => {
      throw error;
    },
  });

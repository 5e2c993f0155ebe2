import type { SnippetCall } from "@/lib/snippets/call";
import type { Locale } from "@/lib/format/locale";
import { env } from "@/lib/env";

const ANSWER_IN = { "zh-CN": "zh-CN", en: "en-US" } as const satisfies Record<
  Locale,
  SnippetCall["answerIn"]
>;

/** The reader's first call: a picture beside the program, answered in the language that is read. */
export const tagCall = (locale: Locale): SnippetCall => ({
  apiUrl: env().apiUrl,
  action: "DetectLabelPro",
  version: "2019-05-29",
  keyId: null,
  parameters: { ImageBase64: { file: "photo.jpg" } },
  answerIn: ANSWER_IN[locale],
});

export const balanceCall = (locale: Locale): SnippetCall => ({
  apiUrl: env().apiUrl,
  action: "DescribeAccountBalance",
  version: "2018-07-09",
  keyId: null,
  parameters: {},
  answerIn: ANSWER_IN[locale],
});

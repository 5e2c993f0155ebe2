import type { Locale } from "@/lib/format/locale";
import { DOOR_PROBLEMS, type ProblemCode, type UsageCode } from "@/lib/rest/codes";
import { REFUSALS, USAGE_REFUSALS } from "@/lib/rest/refusals";
import { problemSentence } from "@/lib/rest/words";
import { MAX_IMAGE_PIXELS } from "@/lib/tagger/inspect-image";
import { vendorSentence, type VendorCode } from "@/lib/vendor/error-codes";

/** Every code that programs meet, as the doors themselves list them. */
export const REST_CODES: readonly ProblemCode[] = [
  ...new Set([
    ...(Object.keys(DOOR_PROBLEMS) as (keyof typeof DOOR_PROBLEMS)[]),
    ...Object.values(REFUSALS).map(({ code }) => code),
  ]),
].toSorted();
export const USAGE_CODES = (
  ["usage.invalid", ...Object.values(USAGE_REFUSALS)] satisfies UsageCode[]
).toSorted();

/** The status that each problem of the REST API is answered with. */
const STATUS: ReadonlyMap<string, number> = new Map([
  ...Object.entries(DOOR_PROBLEMS),
  ...Object.values(REFUSALS).map(({ code, status }) => [code, status] as const),
]);
export const statusOf = (code: ProblemCode): number | undefined => STATUS.get(code);

/** A dot in a key of the messages would begin another level: `usage.too_late` is worded under `usage_too_late`. */
export type CodeKey<Code extends string> = Code extends `${infer Group}.${infer Name}`
  ? `${Group}_${Name}`
  : Code;
export const codeKey = <Code extends string>(code: Code): CodeKey<Code> =>
  code.replace(".", "_") as CodeKey<Code>;

const LANGUAGES = { "zh-CN": "zh", en: "en" } as const satisfies Record<Locale, string>;

/** What the vendor-compatible API says with a code: `…` stands for what each case fills in. */
export const vendorCause = (code: VendorCode, locale: Locale): string =>
  filled(vendorSentence(code, LANGUAGES[locale]));

/** What the REST API says with a code. */
export const restCause = (code: ProblemCode | UsageCode, locale: Locale): string =>
  filled(problemSentence(LANGUAGES[locale], code));

/** Facts that are the same in every case. */
const CONSTANTS: Readonly<Record<string, string>> = {
  pixels: String(MAX_IMAGE_PIXELS),
};

const filled = (sentence: string): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => CONSTANTS[name] ?? "…");

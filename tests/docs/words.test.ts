import { describe, expect, it } from "vitest";

import { namespaces } from "@/i18n/namespaces";
import {
  codeKey,
  restCause,
  REST_CODES,
  statusOf,
  USAGE_CODES,
  vendorCause,
} from "@/lib/docs/error-codes";
import { LOCALES } from "@/lib/format/locale";
import { IMAGE_PORTS } from "@/lib/tagger/fetch-image";
import { MAX_IMAGE_PIXELS } from "@/lib/tagger/inspect-image";
import { VENDOR_CODES } from "@/lib/vendor/error-codes";

const DOCS = Object.keys(namespaces).filter((name) => name.startsWith("docs"));

describe.each(LOCALES)("in %s every code has a cause and a cure, and no other has", (locale) => {
  it("codes of the vendor's door", async () => {
    const { vendor } = (await namespaces.docsErrors[locale]()).default;
    expect(Object.keys(vendor).toSorted()).toEqual(VENDOR_CODES.map(codeKey).toSorted());
    for (const code of VENDOR_CODES) expect(vendorCause(code, locale), code).toMatch(/\S/);
  });

  it("codes of the REST API", async () => {
    const { rest } = (await namespaces.docsErrors[locale]()).default;
    const codes = [...REST_CODES, ...USAGE_CODES];
    expect(Object.keys(rest).toSorted()).toEqual(codes.map(codeKey).toSorted());
    for (const code of codes) expect(restCause(code, locale), code).toMatch(/\S/);
    for (const code of REST_CODES) expect(statusOf(code), code).toBeGreaterThanOrEqual(400);
  });
});

it("a fact of the case at hand is left open, one that never changes is not", () => {
  expect(restCause("funds_too_low", "en")).toContain("… CNY short");
  // The price list says how many, so it differs from account to account.
  expect(vendorCause("RequestLimitExceeded", "en")).toContain("… requests per second");
  expect(vendorCause("FailedOperation.ImageUnQualified", "en")).toContain(String(MAX_IMAGE_PIXELS));
});

it("the ports of an image's address are those that are asked", () => {
  for (const locale of LOCALES) {
    for (const port of IMAGE_PORTS) {
      expect(vendorCause("InvalidParameterValue.UrlIllegal", locale)).toContain(port);
    }
  }
});

/** Names that have digits in them, and what stands in code. */
const NOT_NUMBERS =
  /<code>.*?<\/code>|\{[^{}]*\}|TC3-HMAC-SHA256|HMAC-SHA256|Base64|MobileNetV3|RFC \d+|UTF-8|CC BY 4\.0/g;

describe("limits, prices and dates are read from the code: no sentence states one", () => {
  it.each(DOCS.flatMap((name) => LOCALES.map((locale) => [name, locale] as const)))(
    "%s in %s",
    async (name, locale) => {
      const load = namespaces[name as keyof typeof namespaces][locale];
      for (const sentence of sentences((await load()).default)) {
        expect(sentence.replaceAll(NOT_NUMBERS, "")).not.toMatch(/\d/);
      }
    },
  );
});

function sentences(words: unknown): readonly string[] {
  if (typeof words === "string") return [words];
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(sentences) : [];
}

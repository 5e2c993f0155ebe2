import fc from "fast-check";

import type { Json } from "@/tests/rest/api";
import { resolved, type Operation, type Schema } from "@/tests/rest/openapi/document";

/** Ids that are there, by the name of the field or parameter that takes one. */
export type Known = (name: string, path: string) => readonly string[];

export type FuzzedRequest = {
  readonly path: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

/** What no field expects and somebody will send: each has broken a service somewhere. */
const NASTY = [
  null,
  true,
  -1,
  0,
  0.1,
  1e308,
  2 ** 53,
  "",
  " ",
  "NaN",
  "-0",
  "1e3",
  "0x10",
  "１２３",
  "9".repeat(400),
  "\u0000",
  "\uD800",
  "a\u0000b",
  "\u202Etxt",
  "𠮷".repeat(2000),
  "'; drop table accounts; --",
  "%00",
  "../../etc/passwd",
  "2025-02-30T00:00:00+08:00",
  "9999-12-31T23:59:59Z",
  "0000-01-01T00:00:00Z",
  "2025-13",
  [],
  [[]],
  {},
  { toString: 1 },
  { $ref: "#" },
] as const;

const nasty = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Json>(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** A request that follows the document, or one that departs from it somewhere. */
export function requestOf(
  document: Json,
  operation: Operation,
  known: Known,
): fc.Arbitrary<FuzzedRequest> {
  return fc.record({
    path: pathOf(operation, known),
    body: operation.body
      ? fc.oneof(
          {
            weight: 6,
            arbitrary: valueOf(document, operation.body, known, operation).map(written),
          },
          {
            weight: 4,
            arbitrary: departed(valueOf(document, operation.body, known, operation)).map(written),
          },
          { weight: 1, arbitrary: brokenText },
        )
      : fc.constant(undefined),
    headers: headersOf(operation),
  });
}

const written = (value: Json): string => JSON.stringify(value) ?? "";

const brokenText = fc.oneof(
  fc.constantFrom(
    "",
    "{",
    "[1,",
    "nul",
    '{"a":1e999}',
    "\u0000",
    `${"[".repeat(5000)}${"]".repeat(5000)}`,
  ),
  fc.string({ maxLength: 60 }),
  fc.jsonValue({ maxDepth: 2 }).map(written),
);

function pathOf(operation: Operation, known: Known): fc.Arbitrary<string> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  const inQuery = operation.parameters.filter((parameter) => parameter.in === "query");
  return fc
    .record({
      path: fc.tuple(...inPath.map(({ name }) => idOf(known(name, operation.path)))),
      query: fc.tuple(
        ...inQuery.map(({ schema }) =>
          fc.option(fc.oneof({ weight: 3, arbitrary: scalarOf(schema) }, nastyText), {
            freq: 2,
            nil: null,
          }),
        ),
      ),
    })
    .map(({ path, query }) => {
      const filled = inPath.reduce(
        (address, { name }, index) =>
          address.replace(`{${name}}`, () => encoded(String(path[index]))),
        operation.path,
      );
      const asked = inQuery.flatMap(({ name }, index) => {
        const value = query[index];
        return value === null ? [] : [`${name}=${encoded(String(value))}`];
      });
      return asked.length > 0 ? `${filled}?${asked.join("&")}` : filled;
    });
}

const nastyText = nasty
  .map((value) => (typeof value === "string" ? value : String(JSON.stringify(value))))
  .map(
    // A URL holds no more; what does not fit never reaches a route.
    (text) => text.slice(0, 1000),
  );

// A lone surrogate has no place in an address at all.
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

const idOf = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: ids.length > 0 ? fc.constantFrom(...ids) : fc.constant("none") },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "0",
        "-1",
        "pkg_NONE",
        "2025-11",
        "2025-13",
        "99999999999999999999",
        "a b",
        "__proto__",
      ),
    },
    {
      weight: 1,
      arbitrary: nastyText.filter((text) => text !== "" && text !== "." && text !== ".."),
    },
  );

function headersOf(operation: Operation): fc.Arbitrary<Readonly<Record<string, string>>> {
  const isKeyed = operation.parameters.some(({ name }) => name === "idempotency-key");
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.uuid() },
    {
      weight: 1,
      arbitrary: fc.constantFrom("same-key", "k".repeat(255), "k".repeat(256), "with blank", "é"),
    },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc
    .record({
      key: isKeyed ? key : fc.constant(null),
      type: fc.oneof(
        { weight: 12, arbitrary: fc.constant("application/json") },
        fc.constantFrom(
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "",
        ),
      ),
      language: fc.constantFrom("en", "zh-CN", "*", ";;q=", "fr"),
    })
    .map(({ key: given, type, language }) => ({
      "accept-language": language,
      ...(operation.body && { "content-type": type }),
      ...(given !== null && { "idempotency-key": given }),
    }));
}

function scalarOf(schema: Schema): fc.Arbitrary<Json> {
  if (Array.isArray(schema.enum)) return fc.constantFrom<Json>(...schema.enum);
  if (schema.format === "date-time") return instant;
  if (typeof schema.pattern === "string") {
    return fc.stringMatching(new RegExp(schema.pattern), { maxLength: schema.maxLength ?? 64 });
  }
  switch (schema.type) {
    case "integer":
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 1e15) });
    case "number":
      return fc.integer({ min: 0, max: 1000 });
    case "boolean":
      return fc.boolean();
    default:
      return fc.oneof(
        fc.string({
          unit: "grapheme",
          minLength: 1,
          maxLength: Math.min(schema.maxLength ?? 40, 40),
        }),
        fc.constantFrom("2025-11", "2025-10", "青禾相册", "porn"),
      );
  }
}

const instant = fc
  .date({
    min: new Date("2025-09-01T00:00:00Z"),
    max: new Date("2026-02-01T00:00:00Z"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());

/** A value that a schema describes. */
function valueOf(
  document: Json,
  given: Schema,
  known: Known,
  operation: Operation,
  name = "",
): fc.Arbitrary<Json> {
  const schema = resolved(document, given);
  const again = (inner: Schema, field: string) => valueOf(document, inner, known, operation, field);
  if (schema.anyOf ?? schema.oneOf) {
    return fc.oneof(...(schema.anyOf ?? schema.oneOf).map((inner: Schema) => again(inner, name)));
  }
  if (schema.allOf) {
    return fc
      .tuple(...schema.allOf.map((inner: Schema) => again(inner, name)))
      .map((parts) => Object.assign({}, ...(parts as Json[])));
  }
  if (schema.type === "array") {
    return fc.array(again(schema.items, name), {
      minLength: Math.max(schema.minItems ?? 0, 0),
      maxLength: Math.min(schema.maxItems ?? 4, 4),
    });
  }
  if (schema.type === "object") {
    const fields = Object.entries<Schema>(schema.properties ?? {});
    return fc.record(
      Object.fromEntries(fields.map(([field, inner]) => [field, again(inner, field)])),
      { requiredKeys: schema.required ?? [] },
    );
  }
  const ids = name === "" ? [] : known(name, operation.path);
  return ids.length > 0
    ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, scalarOf(schema))
    : scalarOf(schema);
}

/** A value with one thing wrong: a field too many, too few, or of another kind. */
const departed = (values: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .tuple(values, fc.nat(), nasty, fc.constantFrom("replace", "remove", "add", "whole"))
    .map(([value, at, wrong, how]) => {
      if (how === "whole" || typeof value !== "object" || value === null) return wrong;
      const copy: Json = structuredClone(value);
      if (how === "add") return Object.assign(copy, { __proto__: wrong, unheardOf: wrong });
      const places = placesIn(copy);
      const place = places[at % Math.max(places.length, 1)];
      if (!place) return wrong;
      if (how === "remove") delete place.holder[place.key];
      else place.holder[place.key] = wrong;
      return copy;
    });

function placesIn(value: Json): { holder: Json; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ holder: value, key }, ...placesIn(value[key])]);
}

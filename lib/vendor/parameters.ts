import { ok, refuse, type Result } from "@/lib/core/result";
import { problem, type VendorProblem } from "@/lib/vendor/error-codes";
import { readMultipart } from "@/lib/vendor/multipart";
import { headerOf, type VendorRequest } from "@/lib/vendor/request";

type Kinds = {
  string: string;
  integer: number;
  boolean: boolean;
  "string[]": readonly string[];
  "integer[]": readonly number[];
};

/** The parameters that an action knows, and of what kind each is. */
export type Shape = Readonly<Record<string, keyof Kinds>>;

/** What an action is given: those it needs are there, the others may be. */
export type Parameters<Known extends Shape, Needed extends keyof Known = never> = {
  readonly [Name in keyof Known]?: Kinds[Known[Name]];
} & { readonly [Name in Needed]: Kinds[Known[Name]] };

/**
 * Parameters as they were sent. From a query or a form they are all text, from JSON they have
 * types.
 */
export type SentParameters = ReadonlyMap<string, unknown>;

/** Reads what was sent: the query of a GET, the JSON or the form parts of a POST. */
export function readParameters(request: VendorRequest): Result<SentParameters, VendorProblem> {
  if (request.method === "GET") return ok(ungrouped(new URLSearchParams(request.rawQuery)));

  const contentType = headerOf(request.headers, "content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(contentType)) {
    const parts = readMultipart(contentType, request.body);
    return parts ? ok(ungrouped(parts)) : refuse(problem("InvalidRequest"));
  }
  return readJson(request.body);
}

function readJson(body: Buffer): Result<SentParameters, VendorProblem> {
  if (body.length === 0) return ok(new Map());
  try {
    const sent: unknown = JSON.parse(body.toString("utf8"));
    if (typeof sent === "object" && sent !== null && !Array.isArray(sent)) {
      return ok(new Map(Object.entries(sent)));
    }
  } catch {
    // Not JSON at all; the same answer as for JSON that is not an object.
  }
  return refuse(problem("InvalidParameter", { parameter: "Body" }));
}

/**
 * Puts `Scenes.0=WEB&Scenes.1=NEWS` together as the list that it was before it became text. A name
 * with nothing behind it is what the SDK makes of undefined: it was left out.
 */
function ungrouped(sent: Iterable<readonly [string, string]>): SentParameters {
  const parameters = new Map<string, string | string[]>();
  const elements: { list: string; place: number; value: string }[] = [];
  for (const [name, value] of sent) {
    const [, list, place] = /^(\w+)\.(\d{1,4})$/.exec(name) ?? [];
    if (list && place) elements.push({ list, place: Number(place), value });
    else if (value !== "") parameters.set(name, value);
  }
  for (const { list, value } of elements.toSorted((one, other) => one.place - other.place)) {
    const before = parameters.get(list);
    parameters.set(list, [...(Array.isArray(before) ? before : []), value]);
  }
  return parameters;
}

/**
 * Checks what was sent against what the action knows and needs. A parameter that it does not know is
 * an error, as the vendor has it.
 */
export function checkParameters<Known extends Shape, Needed extends keyof Known = never>(
  sent: SentParameters,
  known: Known,
  needed: readonly Needed[] = [],
): Result<Parameters<Known, Needed>, VendorProblem> {
  const checked: Record<string, unknown> = {};
  for (const [name, value] of sent) {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!kind) return refuse(problem("UnknownParameter", { parameter: name }));
    if (value === null) continue; // SDKs in other languages send null for what was left out.
    const read = READERS[kind](value);
    if (read === undefined) return refuse(problem("InvalidParameter", { parameter: name }));
    checked[name] = read;
  }
  const missing = needed.find((name) => !Object.hasOwn(checked, name));
  if (missing !== undefined) {
    return refuse(problem("MissingParameter", { parameter: String(missing) }));
  }
  // Every value was read by the reader of its own kind.
  return ok(checked as Parameters<Known, Needed>);
}

/** U+0000 is a character of JSON, and of no text that a database keeps. */
const readText = (value: unknown): string | undefined =>
  typeof value === "string" && !value.includes("\0") ? value : undefined;

function readInteger(value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}

const READERS: { readonly [Kind in keyof Kinds]: (value: unknown) => Kinds[Kind] | undefined } = {
  string: readText,
  integer: readInteger,
  boolean: (value) => {
    if (value === true || value === "true") return true;
    return value === false || value === "false" ? false : undefined;
  },
  "string[]": (value) =>
    Array.isArray(value) && value.every((element) => readText(element) !== undefined)
      ? value
      : undefined,
  "integer[]": (value) => {
    const integers = Array.isArray(value) ? value.map(readInteger) : [undefined];
    return integers.every((each) => each !== undefined) ? integers : undefined;
  },
};

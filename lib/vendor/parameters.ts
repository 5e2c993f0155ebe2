import { ok, refuse, type Result } from "@/lib/core/result";
import { problem, type VendorProblem } from "@/lib/vendor/error-codes";
import { readMultipart } from "@/lib/vendor/multipart";
import { headerOf, type VendorRequest } from "@/lib/vendor/request";

type Kinds = {
  string: string;
  integer: number;
  boolean: boolean;
  "string[]": readonly string[];
};

/**
 * The parameters that an action knows, and of what kind each is. All are optional here; the action
 * asks for what it needs.
 */
export type Shape = Readonly<Record<string, keyof Kinds>>;
export type Parameters<Known extends Shape> = {
  readonly [Name in keyof Known]?: Kinds[Known[Name]];
};

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

/** Puts `Scenes.0=WEB&Scenes.1=NEWS` together as the list that it was before it became text. */
function ungrouped(sent: Iterable<readonly [string, string]>): SentParameters {
  const parameters = new Map<string, string | string[]>();
  const elements: { list: string; place: number; value: string }[] = [];
  for (const [name, value] of sent) {
    const [, list, place] = /^(\w+)\.(\d{1,4})$/.exec(name) ?? [];
    if (list && place) elements.push({ list, place: Number(place), value });
    else parameters.set(name, value);
  }
  for (const { list, value } of elements.toSorted((one, other) => one.place - other.place)) {
    const before = parameters.get(list);
    parameters.set(list, [...(Array.isArray(before) ? before : []), value]);
  }
  return parameters;
}

/**
 * Checks what was sent against what the action knows. A parameter that it does not know is an
 * error, as the vendor has it.
 */
export function checkParameters<Known extends Shape>(
  sent: SentParameters,
  known: Known,
): Result<Parameters<Known>, VendorProblem> {
  const checked: Record<string, unknown> = {};
  for (const [name, value] of sent) {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!kind) return refuse(problem("UnknownParameter", { parameter: name }));
    if (value === null) continue; // SDKs in other languages send null for what was left out.
    const read = READERS[kind](value);
    if (read === undefined) return refuse(problem("InvalidParameter", { parameter: name }));
    checked[name] = read;
  }
  return ok(checked as Parameters<Known>); // Every value was read by the reader of its own kind.
}

const READERS: { readonly [Kind in keyof Kinds]: (value: unknown) => Kinds[Kind] | undefined } = {
  string: (value) => (typeof value === "string" ? value : undefined),
  integer: (value) => {
    const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
  },
  boolean: (value) => {
    if (value === true || value === "true") return true;
    return value === false || value === "false" ? false : undefined;
  },
  "string[]": (value) =>
    Array.isArray(value) && value.every((element) => typeof element === "string")
      ? value
      : undefined,
};

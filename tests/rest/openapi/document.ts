import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import * as formats from "ajv-formats";

import type { Json } from "@/tests/rest/api";

export type Schema = Readonly<Record<string, Json>>;

export type Operation = {
  readonly method: string;
  /** With its parameters still in braces. */
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly body: Schema | null;
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, Json>> }>>;
};

/** Every operation of an OpenAPI document. */
export function operationsOf(document: Json): Operation[] {
  return Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, operation]) => ({
      method,
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content["application/json"]?.schema ?? null,
      responses: operation.responses,
    })),
  );
}

/** What a schema stands for, a reference followed. */
export function resolved(document: Json, schema: Schema): Schema {
  if (typeof schema.$ref !== "string") return schema;
  const [, , , name] = schema.$ref.split("/");
  return document.components.schemas[name ?? ""];
}

/**
 * Says what is wrong with an answer by the document that describes the door, or null. A field that the document does
 * not tell of is wrong as well: clients are made from it.
 */
export function answerChecker(document: Json) {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  formats.default.default(ajv);
  const validators = new Map<Schema, ValidateFunction>();

  const validator = (schema: Schema): ValidateFunction => {
    const known = validators.get(schema) ?? ajv.compile(closed(document, schema, true));
    validators.set(schema, known);
    return known;
  };

  return (operation: Operation, status: number, type: string, body: Json): string | null => {
    const answer = Object.hasOwn(operation.responses, String(status)) ? String(status) : "default";
    const content = operation.responses[answer]?.content;
    if (!content) return `${status} is not described`;
    const [, described] =
      Object.entries(content).find(([named]) => mimeOf(named) === mimeOf(type)) ?? [];
    if (!described) return `${type} is not described for ${status}`;
    if (!mimeOf(type).includes("json")) return null;
    const validate = validator(described.schema);
    if (validate(body)) return null;
    return `${status} ${JSON.stringify(validate.errors)} in ${JSON.stringify(body).slice(0, 400)}`;
  };
}

const mimeOf = (type: string): string => type.split(";")[0] ?? "";

/**
 * A schema with its references filled in, in which no object has more fields than are named. The parts of an `allOf`
 * are closed together: each alone knows only its own.
 */
function closed(document: Json, given: Json, isWhole: boolean): Json {
  if (Array.isArray(given)) return given.map((item) => closed(document, item, isWhole));
  if (typeof given !== "object" || given === null) return given;
  const schema = resolved(document, given);
  const copy: Record<string, Json> = {};
  for (const [key, value] of Object.entries<Json>(schema)) {
    copy[key] = closed(document, value, key !== "allOf");
  }
  const isOpen = schema.type === "object" && schema.properties && !schema.additionalProperties;
  if (isWhole && (schema.allOf ?? isOpen)) copy.unevaluatedProperties = false;
  return copy;
}

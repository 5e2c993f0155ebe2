import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import ts from "typescript";

/** The parts of the SDK whose answers this door gives. */
const MODELS = {
  billing: "billing/v20180709/billing_models.d.ts",
  tiia: "tiia/v20190529/tiia_models.d.ts",
} as const;
export type SdkPart = keyof typeof MODELS;

type Field = {
  readonly name: string;
  readonly type: ts.TypeNode;
  /** The vendor says so in words only: "此字段可能返回 null". */
  readonly mayBeNull: boolean;
};

const read = new Map<SdkPart, ReadonlyMap<string, readonly Field[]>>();

/**
 * Where an answer differs from the SDK's own interface of that name, a sentence each: a field that is missing, one that
 * is too much, or one of another type. Read off the declarations that a customer compiles against.
 */
export function faultsOf(part: SdkPart, name: string, answer: unknown): string[] {
  const interfaces = read.get(part) ?? interfacesOf(part);
  read.set(part, interfaces);
  return objectFaults(name, answer, fieldsOf(interfaces, name), interfaces);
}

function interfacesOf(part: SdkPart): ReadonlyMap<string, readonly Field[]> {
  const sdk = createRequire(import.meta.url).resolve("tencentcloud-sdk-nodejs");
  const path = new URL(`services/${MODELS[part]}`, `file://${sdk}`).pathname;
  const source = ts.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const interfaces = source.statements.filter(ts.isInterfaceDeclaration);
  return new Map(
    interfaces.map(({ name, members }) => [
      name.text,
      members.filter(ts.isPropertySignature).flatMap((member): Field[] => {
        if (!member.type) return [];
        const mayBeNull = /\bnull\b/.test(member.getFullText().split("*/")[0] ?? "");
        return [{ name: member.name.getText(), type: member.type, mayBeNull }];
      }),
    ]),
  );
}

type Interfaces = ReadonlyMap<string, readonly Field[]>;

function fieldsOf(interfaces: Interfaces, name: string): readonly Field[] {
  const fields = interfaces.get(name);
  if (!fields) throw new Error(`the SDK has no interface ${name}`);
  return fields;
}

function objectFaults(
  at: string,
  value: unknown,
  fields: readonly Field[],
  interfaces: Interfaces,
): string[] {
  if (typeof value !== "object" || value === null) return [`${at} is no object`];
  const given = new Map(Object.entries(value));
  const known = new Set(fields.map(({ name }) => name));
  return [
    ...[...given.keys()]
      .filter((name) => !known.has(name))
      .map((name) => `${at}.${name} is too much`),
    ...fields.flatMap(({ name, type, mayBeNull }) => {
      if (!given.has(name)) return [`${at}.${name} is missing`];
      const field = given.get(name);
      if (field === null && mayBeNull) return [];
      return typeFaults(`${at}.${name}`, field, type, interfaces);
    }),
  ];
}

function typeFaults(
  at: string,
  value: unknown,
  type: ts.TypeNode,
  interfaces: Interfaces,
): string[] {
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText();
    const [element] = type.typeArguments ?? [];
    if (name !== "Array" || !element) {
      return objectFaults(at, value, fieldsOf(interfaces, name), interfaces);
    }
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((each, index) => typeFaults(`${at}.${index}`, each, element, interfaces));
  }
  if (ts.isUnionTypeNode(type)) {
    const faults = type.types.map((each) => typeFaults(at, value, each, interfaces));
    return faults.some((each) => each.length === 0) ? [] : faults.flat();
  }
  const wanted = type.getText();
  if (typeof value === wanted && !Number.isNaN(value)) return [];
  return [`${at} is ${value === null ? "null" : typeof value}, not ${wanted}`];
}

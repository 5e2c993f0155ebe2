/** Where two tellings of one bill differ. A side that has no such value has null. */
export type Difference = {
  /** `total`, or `lines.1.charge`: lines are counted from 1, as on the bill. */
  readonly path: string;
  readonly issued: string | null;
  readonly computed: string | null;
};

/** R-SET-3 · Every value that differs between a bill as issued and as made again, each in JSON or not there. */
export function differences(issued: string | null, computed: string | null): Difference[] {
  const [left, right] = [valuesIn(issued), valuesIn(computed)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => ({
      path,
      issued: left.get(path) ?? null,
      computed: right.get(path) ?? null,
    }));
}

function valuesIn(json: string | null): Map<string, string> {
  const values = new Map<string, string>();
  if (json !== null) collect(JSON.parse(json), [], values);
  return values;
}

function collect(value: unknown, path: readonly string[], into: Map<string, string>): void {
  if (value === null) return;
  if (typeof value !== "object") {
    into.set(path.join("."), String(value));
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    collect(inner, [...path, Array.isArray(value) ? String(Number(key) + 1) : key], into);
  }
}

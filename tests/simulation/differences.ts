/** Where two plain values differ, one line a place: "purses.cash: engine 1.00, model 2.00". */
export function differences(engine: unknown, model: unknown, path = ""): string[] {
  if (Object.is(engine, model)) return [];
  if (!isRecord(engine) || !isRecord(model)) {
    return [`${path}: engine ${JSON.stringify(engine)}, model ${JSON.stringify(model)}`];
  }
  const names = [...new Set([...Object.keys(engine), ...Object.keys(model)])];
  return names.flatMap((name) =>
    differences(engine[name], model[name], path ? `${path}.${name}` : name),
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

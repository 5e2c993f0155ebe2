import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

type Locked = { version?: string; resolved?: string; integrity?: string; link?: boolean };
const locked = Object.entries(
  (JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> }).packages,
).filter(([where]) => where !== "");

const minimums = Object.entries(
  JSON.parse(read("security/min-versions.json")) as Record<
    string,
    { atLeast: string; because: string }
  >,
);

describe("package-lock.json", () => {
  it("names no registry, so that it installs from whichever one the machine uses", () => {
    const bound = locked
      .filter(([, { resolved }]) => resolved !== undefined)
      .map(([where]) => where);
    expect(bound).toEqual([]);
  });

  it("says of every package what its content must be", () => {
    const unchecked = locked
      .filter(([where, { integrity }]) => !integrity && !isBundled(where))
      .map(([where]) => where);
    expect(unchecked).toEqual([]);
  });

  it("agrees with package.json", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, unknown>;
    };
    const manifest = JSON.parse(read("package.json")) as Record<string, unknown>;
    for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
      expect((packages[""] as Record<string, unknown>)[kind], kind).toEqual(manifest[kind]);
    }
  });
});

describe("security/min-versions.json", () => {
  it.each(minimums)("%s is not older than the last hole in it", (name, { atLeast, because }) => {
    const versions = locked
      .filter(
        ([where]) => where === `node_modules/${name}` || where.endsWith(`/node_modules/${name}`),
      )
      .map(([, { version }]) => version ?? "");
    const tooOld = versions.filter((version) => isOlder(version, atLeast));
    expect(tooOld, because).toEqual([]);
  });
});

describe("isOlder", () => {
  it.each([
    ["16.4.4", "16.4.5", true],
    ["16.4.5", "16.4.5", false],
    ["16.10.0", "16.4.5", false],
    ["5.0.0-beta.31", "5.0.0-beta.32", true],
    ["5.0.0-beta.100", "5.0.0-beta.32", false],
    ["5.0.0", "5.0.0-beta.32", false],
    ["4.24.15", "5.0.0-beta.32", true],
    ["5.0.0-beta.32", "5.0.0", true],
  ])("%s before %s: %s", (version, minimum, expected) => {
    expect(isOlder(version, minimum)).toBe(expected);
  });
});

/** A bundled package is part of its parent's archive and checked with it. */
function isBundled(where: string): boolean {
  return (
    where.split("/node_modules/").length > 1 &&
    locked.some(([one, { integrity }]) => integrity && where.startsWith(`${one}/`))
  );
}

/** Semantic order as far as our packages need it: numbers first, then a release after its betas. */
function isOlder(version: string, minimum: string): boolean {
  const [numbers, beta] = parts(version);
  const [minNumbers, minBeta] = parts(minimum);
  const differs = numbers.findIndex((number, index) => number !== minNumbers[index]);
  if (differs !== -1) return (numbers[differs] ?? 0) < (minNumbers[differs] ?? 0);
  return beta < minBeta;
}

function parts(version: string): [number[], number] {
  const [release = "", beta] = version.split("-");
  const number =
    beta === undefined ? Number.POSITIVE_INFINITY : Number(/\d+$/.exec(beta)?.[0] ?? 0);
  return [release.split(".").map(Number), number];
}

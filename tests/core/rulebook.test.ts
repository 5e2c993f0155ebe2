import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

// RULES.md, the code and the tests name the same rules. None of the three may run ahead of the others.

const RULE = /\bR-[A-Z]+-\d+\b/g;
const ROW = /^\| (R-[A-Z]+-\d+) \| .+ \| \[(?:G|D)\] \| (done|open) \| (.*) \|$/gm;

const textOf = (...folders: string[]): string =>
  folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => readFileSync(join(folder, file), "utf8")),
    )
    .join("\n");

const book = [...readFileSync("RULES.md", "utf8").matchAll(ROW)].map(
  ([, id = "", status, where = ""]) => ({
    id,
    status,
    paths: [...where.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path),
  }),
);
const code = textOf("lib", "db", "app", "components", "processes");
const core = textOf("lib/core");
const rulesInCode = new Set(code.match(RULE));
const rulesInTestTitles = new Set(
  [...textOf("tests").matchAll(/\b(R-[A-Z]+-\d+) ·/g)].map(([, rule]) => rule),
);

describe("the rule book", () => {
  it("lists every rule once", () => {
    const ids = book.map((rule) => rule.id);
    expect(ids.length).toBeGreaterThan(50);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("lists each rule that the code or a test cites", () => {
    const listed = new Set(book.map((rule) => rule.id));
    const cited = [...rulesInCode, ...rulesInTestTitles];
    expect(cited.filter((rule) => !listed.has(rule ?? ""))).toEqual([]);
  });

  it.each(book.filter((rule) => rule.status === "done"))(
    "$id is done: code and a test name it",
    ({ id }) => {
      expect([rulesInCode.has(id), rulesInTestTitles.has(id)]).toEqual([true, true]);
    },
  );

  it("points at files that exist", () => {
    expect(book.flatMap((rule) => rule.paths).filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe("the rules are pure", () => {
  it("they read no clock, no settings and no chance, and wait for nothing", () => {
    expect(
      core.match(/Date\.now|new Date\(\)|Math\.random|process\.|\bfetch\(|\bawait\b|console\./g),
    ).toBeNull();
  });

  it("they do not ask the machine where on earth it stands", () => {
    expect(
      core.match(
        /\bIntl\b|toLocale|localeCompare|getTimezoneOffset|\.[gs]et(FullYear|Month|Date|Day|Hours|Minutes)\(/g,
      ),
    ).toBeNull();
  });

  it("they import other rules, and decimal.js for money alone", () => {
    const imported = new Set(
      [...core.matchAll(/from "([^"]+)"/g)].map(([, source = ""]) => source),
    );
    const foreign = [...imported].filter((source) => !source.startsWith("@/lib/core/"));
    expect(foreign).toEqual(["decimal.js"]);
    expect(readFileSync("lib/core/money.ts", "utf8")).toContain('from "decimal.js"');
  });
});

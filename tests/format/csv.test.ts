import { expect, it } from "vitest";

import { csvOf } from "@/lib/format/csv";

const rowOf = (...cells: Parameters<typeof csvOf>[1][number]) =>
  csvOf(["a"], [cells]).split("\r\n")[1];

it("begins with a byte order mark and ends each line with CRLF", () => {
  expect(csvOf(["账期", "应付"], [["2025-10", "65.00"]])).toBe(
    "\uFEFF账期,应付\r\n2025-10,65.00\r\n",
  );
});

it("writes decimals, counts and nothing as they are", () => {
  expect(rowOf("-36.20", 3_195_720, null)).toBe("-36.20,3195720,");
});

it("quotes commas, quotes and line breaks", () => {
  expect(rowOf('a "b", c', "two\nlines")).toBe('"a ""b"", c","two\nlines"');
});

it.each(["=1+1", "+86 10", "-cmd", "@sum"])("does not let a spreadsheet run %s", (text) => {
  expect(rowOf(text)).toBe(`'${text}`);
});

/** A cell of a file: text, an exact decimal as a string, a count, or nothing. */
export type Cell = string | number | null;

/**
 * Rows as a CSV file that spreadsheets open without asking: UTF-8 with a byte order mark, CRLF, quotes
 * where needed. Text that a spreadsheet would run as a formula is prefixed with an apostrophe; numbers
 * stay numbers, whatever their sign.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(written).join(",")}\r\n`).join("")}`;
}

/** A text that a spreadsheet would run as a formula, made one that it shows; a number as it is. */
export const harmless = (text: string): string =>
  isNumber(text) || !/^[=+\-@\t\r]/.test(text) ? text : `'${text}`;

function written(cell: Cell): string {
  const text = harmless(String(cell ?? ""));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

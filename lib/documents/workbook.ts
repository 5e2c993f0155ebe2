import { PassThrough, type Readable } from "node:stream";

import exceljs from "exceljs";

import { harmless, type Cell } from "@/lib/format/csv";

/** A workbook under way: its bytes come while its rows are written. */
export type Workbook = exceljs.stream.xlsx.WorkbookWriter;

export function openWorkbook(): { readonly book: Workbook; readonly out: PassThrough } {
  const out = new PassThrough();
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  return { book, out };
}

/** Ends a workbook; what goes wrong then breaks its bytes off, so that nobody keeps half a file as a whole one. */
export function closeWorkbook(book: Workbook, out: PassThrough): void {
  book.commit().catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
}

/** One table as a workbook of one sheet. Counts are numbers; money is text, which a spreadsheet does not round. */
export function tableXlsx(
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): Readable {
  const { book, out } = openWorkbook();
  addSheet(book, name, header, rows);
  closeWorkbook(book, out);
  return out;
}

const WIDEST_COLUMN = 60;

/** One sheet whose header stays in sight; each row is written out as it is made. */
export function addSheet(
  book: Workbook,
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = header.map((_, column) => ({ width: widthOf([header, ...rows], column) }));
  const head = sheet.addRow([...header]);
  head.font = { bold: true };
  head.commit();
  for (const cells of rows) {
    const written = sheet.addRow(
      cells.map((cell) => (typeof cell === "string" ? harmless(cell) : cell)),
    );
    written.eachCell((cell, column) => {
      if (isAmount(cells[column - 1])) cell.alignment = { horizontal: "right" };
      if (typeof cell.value === "string") cell.numFmt = "@";
    });
    written.commit();
  }
  sheet.commit();
}

const isAmount = (cell: Cell | undefined): boolean =>
  typeof cell === "string" && /^-?\d+\.\d+$/.test(cell);

// A Chinese character is about as wide as two Latin ones.
const widthOf = (rows: readonly (readonly Cell[])[], column: number): number => {
  const widths = rows.map((row) =>
    [...String(row[column] ?? "")].reduce((sum, each) => sum + (each > "\u2e7f" ? 2 : 1), 0),
  );
  return Math.min(Math.max(...widths) + 2, WIDEST_COLUMN);
};

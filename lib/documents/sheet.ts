import path from "node:path";
import type { Readable } from "node:stream";

import Pdf from "pdfkit";

/** A PDF under way, A4 upright, in a Chinese face whose text can be copied out and searched. */
export type Sheet = InstanceType<typeof Pdf>;

// The processes start in the folder that node_modules lies in.
const FACE = path.join(
  process.cwd(),
  "node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf",
);

const INK = { plain: "#1a1d24", quiet: "#5b6270", line: "#d9dce3" } as const;
const MARGIN = 48;
const FOOTER = 36;
const WIDTH = 595.28 - 2 * MARGIN;

/**
 * Opens a document. `madeAt` is a fact of what it shows and not the moment of the download, so that the same facts
 * give the same bytes.
 */
export function openSheet(of: {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Date;
}): Sheet {
  const sheet = new Pdf({
    size: "A4",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER },
    bufferPages: true,
    info: { Title: of.title, Author: of.author, CreationDate: of.madeAt },
  });
  return sheet.font(FACE).fontSize(9).fillColor(INK.plain);
}

/** Writes the foot of each page, and ends the document: what follows is its bytes. */
export function closeSheet(
  sheet: Sheet,
  foot: { readonly note: string; readonly page: (page: number, pages: number) => string },
): Readable {
  const { count } = sheet.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.switchToPage(page);
    // Below the bottom margin, where text would begin another page.
    sheet.page.margins.bottom = 0;
    const top = sheet.page.height - MARGIN - FOOTER / 2;
    sheet.fontSize(7.5).fillColor(INK.quiet);
    sheet.text(foot.note, MARGIN, top, { width: WIDTH - 80 });
    sheet.text(foot.page(page + 1, count), MARGIN + WIDTH - 70, top, { width: 70, align: "right" });
  }
  sheet.end();
  return sheet;
}

/** The name of the document, on its first page. */
export function title(sheet: Sheet, text: string): void {
  sheet.fontSize(16).text(text, { width: WIDTH }).moveDown(0.6).fontSize(9);
}

/** Words across the page, behind all that is written afterwards. */
export function watermark(sheet: Sheet, text: string): void {
  const { x, y } = sheet;
  sheet.save().rotate(-32, { origin: [MARGIN, 560] });
  sheet.fontSize(46).fillColor(INK.line).text(text, MARGIN, 560, { width: 700, lineBreak: false });
  sheet.restore().fontSize(9).fillColor(INK.plain);
  sheet.x = x;
  sheet.y = y;
}

export function heading(sheet: Sheet, text: string): void {
  keepTogether(sheet, 60);
  sheet.moveDown(1).fontSize(11).fillColor(INK.plain);
  sheet.text(text, MARGIN, sheet.y, { width: WIDTH }).moveDown(0.3);
  sheet.fontSize(9);
}

export function paragraph(sheet: Sheet, text: string): void {
  sheet.fontSize(8).fillColor(INK.quiet);
  sheet.text(text, MARGIN, sheet.y + 3, { width: WIDTH });
  sheet.fontSize(9).fillColor(INK.plain);
}

export type SheetCell = {
  readonly text: string;
  /** A share of the width; those of a row add up to 1. */
  readonly share: number;
  readonly align?: "right";
  readonly quiet?: boolean;
};

/**
 * One row of a table, as high as its highest cell; a row is never broken over two pages. A strong row is a little
 * larger: a bolder face would be eight megabytes more to read for each document.
 */
export function row(
  sheet: Sheet,
  cells: readonly SheetCell[],
  { strong = false }: { readonly strong?: boolean } = {},
): void {
  sheet.fontSize(strong ? 10 : 9);
  const widths = cells.map(({ share }) => share * WIDTH - GAP);
  const heights = cells.map(({ text }, index) =>
    sheet.heightOfString(text || " ", { width: widths[index] ?? 0 }),
  );
  const height = Math.max(...heights) + 2 * PADDING;
  keepTogether(sheet, height);
  const top = sheet.y;
  sheet.moveTo(MARGIN, top).lineTo(MARGIN + WIDTH, top);
  sheet.lineWidth(0.5).strokeColor(INK.line).stroke();
  let left = MARGIN;
  for (const [index, cell] of cells.entries()) {
    sheet.fillColor(cell.quiet ? INK.quiet : INK.plain);
    sheet.text(cell.text, left, top + PADDING, {
      width: widths[index] ?? 0,
      align: cell.align ?? "left",
    });
    left += cell.share * WIDTH;
  }
  sheet.fontSize(9).fillColor(INK.plain);
  sheet.x = MARGIN;
  sheet.y = top + height;
}

/** Label left, value beside it: what is known of one thing. */
export function facts(sheet: Sheet, known: readonly (readonly [string, string])[]): void {
  for (const [label, value] of known) {
    row(sheet, [
      { text: label, share: 0.28, quiet: true },
      { text: value, share: 0.72 },
    ]);
  }
}

const GAP = 8;
const PADDING = 3.5;

/** Begins another page where less than `height` is left on this one. */
function keepTogether(sheet: Sheet, height: number): void {
  if (sheet.y + height > sheet.page.height - sheet.page.margins.bottom) sheet.addPage();
}

import { EDITIONS } from "@/lib/core/catalog";
import type { Month } from "@/lib/core/calendar";
import { cny, exactString, fenString, unitPriceString } from "@/lib/core/money";
import type { DocumentWords } from "@/lib/documents/document-words";
import type { BillLineView } from "@/lib/format/bill-derivation";
import { csvOf, type Cell } from "@/lib/format/csv";

/** A bill's lines as a table of a file: each number as exact as it is kept. */
export function billLineTable(
  month: Month,
  lines: readonly BillLineView[],
  { bills }: DocumentWords,
): { readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] } {
  return {
    header: [
      bills("file.api"),
      bills("file.month"),
      ...EDITIONS.map((edition) => bills(`line.editions.${edition}`)),
      ...COLUMNS.map((column) => bills(`file.${column}`)),
    ],
    rows: lines.map((line) => [
      bills(`line.product.${line.product}`),
      line.priorMonth ?? month,
      ...EDITIONS.map((edition) => line.editions[edition] ?? null),
      line.calls,
      line.free,
      line.gifted,
      line.bought,
      line.postpaidCalls,
      line.tierBasis,
      line.tierVolume,
      line.tier,
      unitPriceString(cny(line.unitPrice)),
      exactString(cny(line.exact)),
      exactString(cny(line.rounding)),
      fenString(cny(line.charge)),
      line.rules.join(" "),
    ]),
  };
}

const COLUMNS = [
  "calls",
  "free",
  "gifted",
  "bought",
  "billable",
  "basis",
  "volume",
  "tier",
  "unit",
  "exact",
  "rounding",
  "charge",
  "rules",
] as const;

/** The lines of one month as a CSV file. */
export function billCsv(
  month: Month,
  lines: readonly BillLineView[],
  words: DocumentWords,
): string {
  const { header, rows } = billLineTable(month, lines, words);
  return csvOf(header, rows);
}

import { Readable } from "node:stream";

import { billCsv } from "@/lib/documents/bill-lines";
import { billPdf } from "@/lib/documents/bill-pdf";
import type { BillSource } from "@/lib/documents/bill-source";
import { billXlsx } from "@/lib/documents/bill-xlsx";
import { documentWords } from "@/lib/documents/document-words";
import { attachment, fileStamp } from "@/lib/format/file-name";
import type { Locale } from "@/lib/format/locale";

export const BILL_FORMATS = ["pdf", "xlsx", "csv"] as const;
export type BillFormat = (typeof BILL_FORMATS)[number];

export const FILE_TYPES: Readonly<Record<BillFormat, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** A document as a door hands it out: its bytes as they are made, and the headers that go before them. */
export type DocumentFile = {
  readonly body: ReadableStream<Uint8Array>;
  readonly headers: Readonly<
    Record<"content-type" | "content-disposition" | "cache-control", string>
  >;
};

/** One issued bill as a file, named after the month, the account and the time of the download. */
export function billFile(
  source: BillSource,
  {
    format,
    locale,
    at,
  }: { readonly format: BillFormat; readonly locale: Locale; readonly at: Date },
): DocumentFile {
  const words = documentWords(locale);
  const { month } = source.bill;
  const name = words.documents("bill.file", {
    month,
    account: source.account.id,
    stamp: fileStamp(at),
  });
  return fileOf(MAKERS[format](source, locale), FILE_TYPES[format], `${name}.${format}`);
}

/** A document's bytes and headers. It holds what is one account's business: no cache keeps it. */
export const fileOf = (made: Readable, type: string, name: string): DocumentFile => ({
  body: Readable.toWeb(made) as ReadableStream<Uint8Array>,
  headers: {
    "content-type": type,
    "content-disposition": attachment(name),
    "cache-control": "private, no-store",
  },
});

const MAKERS: Readonly<Record<BillFormat, (source: BillSource, locale: Locale) => Readable>> = {
  pdf: billPdf,
  xlsx: billXlsx,
  csv: ({ bill }, locale) =>
    Readable.from([Buffer.from(billCsv(bill.month, bill.lines, documentWords(locale)))]),
};

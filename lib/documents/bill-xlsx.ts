import type { Readable } from "node:stream";

import { correctedTotal, signedCharge } from "@/lib/core/adjustment";
import { dayOf } from "@/lib/core/calendar";
import { fenString } from "@/lib/core/money";
import { billLineTable } from "@/lib/documents/bill-lines";
import type { BillSource } from "@/lib/documents/bill-source";
import { documentWords, type DocumentWords } from "@/lib/documents/document-words";
import { addSheet, closeWorkbook, openWorkbook } from "@/lib/documents/workbook";
import type { Cell } from "@/lib/format/csv";
import { formatInstant } from "@/lib/format/instant";
import type { Locale } from "@/lib/format/locale";

/**
 * R-SET-3 · A bill as a workbook: summary, lines, and calls by day. Counts are numbers; money is text, since a
 * spreadsheet's numbers are binary and would round it.
 */
export function billXlsx(source: BillSource, locale: Locale): Readable {
  const words = documentWords(locale);
  const { documents: t } = words;
  const { book, out } = openWorkbook();
  book.creator = t("brand");
  book.created = source.bill.issuedAt;
  book.modified = source.bill.issuedAt;

  const lines = billLineTable(source.bill.month, source.bill.lines, words);
  addSheet(book, t("sheet.summary"), [t("sheet.item"), t("sheet.value")], summary(source, words));
  addSheet(book, t("sheet.lines"), lines.header, lines.rows);
  addSheet(book, t("sheet.days"), dayHeader(words), dayRows(source, words));
  closeWorkbook(book, out);
  return out;
}

function summary(
  { account, bill, adjustments }: BillSource,
  { documents: t }: DocumentWords,
): Cell[][] {
  return [
    [t("bill.account"), account.name],
    [t("bill.uin"), account.id],
    [t("bill.month"), bill.month],
    [t("bill.issued"), formatInstant(bill.issuedAt, "full")],
    [t("bill.calls"), bill.calls],
    [t("bill.postpaid"), bill.postpaidCalls],
    [t("bill.total"), bill.total],
    [t("bill.purse.voucher"), bill.paidVoucher],
    [t("bill.purse.gift"), bill.paidGift],
    [t("bill.purse.income"), bill.paidIncome],
    [t("bill.purse.cash"), bill.paidCash],
    [t("bill.owed"), bill.owed],
    ...adjustments.map((adjustment) => [
      `${t(`bill.direction.${adjustment.direction}`)} · ${adjustment.reason}`,
      fenString(signedCharge(adjustment)),
    ]),
    ...(adjustments.length > 0
      ? [[t("bill.adjusted"), fenString(correctedTotal(bill.total, adjustments))]]
      : []),
  ];
}

const dayHeader = ({ documents: t, bills }: DocumentWords): string[] => [
  t("sheet.date"),
  bills("file.api"),
  t("sheet.edition"),
  ...(["calls", "free", "gifted", "bought", "billable"] as const).map((key) =>
    bills(`file.${key}`),
  ),
];

const dayRows = ({ days }: BillSource, { bills }: DocumentWords): Cell[][] =>
  days.map(({ at, product, edition, calls, free, gifted, bought, postpaid }) => [
    dayOf(at),
    bills(`line.product.${product}`),
    edition ? bills(`line.editions.${edition}`) : null,
    calls,
    free,
    gifted,
    bought,
    postpaid,
  ]);

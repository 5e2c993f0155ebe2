import type { Readable } from "node:stream";

import type { InvoiceItemView, InvoiceView } from "@/db/queries/invoices";
import { cny, minus, ZERO } from "@/lib/core/money";
import { documentWords, type DocumentWords } from "@/lib/documents/document-words";
import {
  closeSheet,
  facts,
  heading,
  openSheet,
  row,
  title,
  watermark,
  type Sheet,
} from "@/lib/documents/sheet";
import { formatInstant } from "@/lib/format/instant";
import type { Locale } from "@/lib/format/locale";
import { formatMoney } from "@/lib/format/money";

/** An invoice that finance issued, with what it is for. */
export type IssuedInvoice = InvoiceView & {
  readonly items: readonly InvoiceItemView[];
  readonly issuedAt: Date;
  readonly number: string;
};

/** Null while an invoice is not issued: there is nothing to print. */
export function issuedInvoice(
  invoice: InvoiceView & { readonly items: readonly InvoiceItemView[] },
): IssuedInvoice | null {
  const { issuedAt, number } = invoice;
  return issuedAt && number ? { ...invoice, issuedAt, number } : null;
}

export type InvoicePrint = {
  readonly locale: Locale;
  /** The red-letter invoice that reverses it; only a reversed one has it. */
  readonly red?: boolean;
  /** In the sandbox: marked across the page. */
  readonly specimen: boolean;
};

/**
 * R-INV-1 · The record of an issued invoice, or of its reversal, from what is stored and nothing else: the same invoice
 * gives the same bytes. It bears no seal, and says that it is no invoice of the tax authority.
 */
export function invoicePdf(
  invoice: IssuedInvoice,
  { locale, red = false, specimen }: InvoicePrint,
): Readable {
  const words = documentWords(locale);
  const { documents: t } = words;
  const name = t(red ? "invoice.redTitle" : "invoice.title");
  const madeAt = (red && invoice.reversedAt) || invoice.issuedAt;
  const sheet = openSheet({ title: name, author: t("brand"), madeAt });
  if (specimen) watermark(sheet, t("invoice.specimen"));
  title(sheet, name);
  facts(sheet, [
    ...(red
      ? ([
          [t("invoice.redNumber"), invoice.reversalNumber ?? ""],
          [t("invoice.reverses"), invoice.number],
        ] as const)
      : ([[t("invoice.number"), invoice.number]] as const)),
    [t("invoice.date"), formatInstant(madeAt, "day")],
    [t("invoice.application"), invoice.id],
    ...(red ? ([[t("invoice.reason"), invoice.reversalReason ?? ""]] as const) : []),
  ]);
  parties(sheet, invoice, words);
  amounts(sheet, invoice, words, red);
  return closeSheet(sheet, {
    note: t("invoice.note"),
    page: (page, pages) => t("page", { page, pages }),
  });
}

function parties(sheet: Sheet, { title: buyer }: IssuedInvoice, words: DocumentWords): void {
  const { documents: t } = words;
  heading(sheet, t("invoice.buyer"));
  facts(sheet, [
    [t("invoice.name"), buyer.name],
    ...DETAILS.flatMap((detail) => {
      const value = buyer[detail];
      return value ? ([[t(`invoice.${detail}`), value]] as const) : [];
    }),
  ]);
  heading(sheet, t("invoice.seller"));
  facts(sheet, [[t("invoice.name"), t("invoice.sellerName")]]);
}

const DETAILS = ["taxNumber", "bank", "bankAccount", "address", "phone"] as const;

/** A red letter takes back what the blue one stated: the same amounts, below zero. */
function amounts(
  sheet: Sheet,
  { title: buyer, items, amount }: IssuedInvoice,
  { documents: t }: DocumentWords,
  red: boolean,
): void {
  const shown = (yuan: string) => formatMoney(red ? minus(ZERO, cny(yuan)) : yuan);
  heading(sheet, `${t("invoice.items")} · ${t(`invoice.kind.${buyer.kind}`)}`);
  for (const item of items) {
    const label =
      item.kind === "bill"
        ? t("invoice.bill", { month: item.reference })
        : t("invoice.order", { order: item.reference });
    row(sheet, [
      { text: label, share: 0.7 },
      { text: shown(item.amount), share: 0.3, align: "right" },
    ]);
  }
  row(
    sheet,
    [
      { text: t("invoice.total"), share: 0.7 },
      { text: shown(amount), share: 0.3, align: "right" },
    ],
    { strong: true },
  );
}

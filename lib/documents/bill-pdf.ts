import type { Readable } from "node:stream";

import { correctedTotal, signedCharge } from "@/lib/core/adjustment";
import type { BillSource } from "@/lib/documents/bill-source";
import { documentWords, type DocumentWords } from "@/lib/documents/document-words";
import {
  closeSheet,
  facts,
  heading,
  openSheet,
  paragraph,
  row,
  title,
  type Sheet,
} from "@/lib/documents/sheet";
import { billDerivation, type BillLineView } from "@/lib/format/bill-derivation";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import type { Locale } from "@/lib/format/locale";
import { formatMoney } from "@/lib/format/money";

/** R-SET-3 · A bill on paper: what it came to, who paid, and how each line came about, rule by rule. */
export function billPdf(source: BillSource, locale: Locale): Readable {
  const words = documentWords(locale);
  const { documents: t } = words;
  const { bill, account } = source;
  const name = t("bill.title", { month: bill.month });
  const sheet = openSheet({ title: name, author: t("brand"), madeAt: bill.issuedAt });
  title(sheet, `${t("brand")}  ${name}`);
  facts(sheet, [
    [t("bill.account"), account.name],
    [t("bill.uin"), account.id],
    [t("bill.issued"), formatInstant(bill.issuedAt, "full")],
    [t("bill.calls"), formatCount(bill.calls)],
    [t("bill.postpaid"), formatCount(bill.postpaidCalls)],
  ]);
  amountRow(sheet, t("bill.total"), formatMoney(bill.total), true);

  payment(sheet, source, words);
  for (const line of bill.lines) lineOf(sheet, line, words, locale);
  if (source.adjustments.length > 0) corrections(sheet, source, words);
  return closeSheet(sheet, {
    note: t("bill.note"),
    page: (page, pages) => t("page", { page, pages }),
  });
}

function payment(sheet: Sheet, { bill }: BillSource, { documents: t }: DocumentWords): void {
  heading(sheet, t("bill.payment"));
  amountRow(sheet, t("bill.purse.voucher"), formatMoney(bill.paidVoucher));
  amountRow(sheet, t("bill.purse.gift"), formatMoney(bill.paidGift));
  amountRow(sheet, t("bill.purse.income"), formatMoney(bill.paidIncome));
  amountRow(sheet, t("bill.purse.cash"), formatMoney(bill.paidCash));
  if (bill.owed !== "0.00") amountRow(sheet, t("bill.owed"), formatMoney(bill.owed));
}

function lineOf(
  sheet: Sheet,
  line: BillLineView,
  { documents: t, bills, common }: DocumentWords,
  locale: Locale,
): void {
  const product = bills(`line.product.${line.product}`);
  heading(sheet, line.priorMonth ? t("bill.prior", { product, month: line.priorMonth }) : product);
  const steps = billDerivation(
    line,
    { line: (key, values) => bills(`line.${key}`, values), common },
    locale,
  );
  for (const { operator = "", label, value, note, rule } of steps) {
    row(
      sheet,
      [
        { text: operator, share: 0.04, quiet: true },
        { text: note ? `${label}\n${note}` : label, share: 0.54 },
        { text: rule?.id ?? "", share: 0.14, quiet: true },
        { text: value, share: 0.28, align: "right" },
      ],
      { strong: operator === "=" },
    );
  }
  paragraph(sheet, t("bill.rules", { rules: line.rules.join("  ") }));
}

/** R-SET-5 · The bill stays as it was issued; what was corrected since stands below it. */
function corrections(
  sheet: Sheet,
  { bill, adjustments }: BillSource,
  { documents: t }: DocumentWords,
): void {
  heading(sheet, t("bill.adjustments"));
  for (const adjustment of adjustments) {
    const { direction, reason, bookedAt } = adjustment;
    row(sheet, [
      { text: formatInstant(bookedAt ?? bill.issuedAt, "full"), share: 0.24, quiet: true },
      { text: t(`bill.direction.${direction}`), share: 0.1 },
      { text: reason, share: 0.42 },
      {
        text: formatMoney(signedCharge(adjustment), { signed: true }),
        share: 0.24,
        align: "right",
      },
    ]);
  }
  amountRow(sheet, t("bill.adjusted"), formatMoney(correctedTotal(bill.total, adjustments)), true);
}

const amountRow = (sheet: Sheet, label: string, amount: string, strong = false): void =>
  row(
    sheet,
    [
      { text: label, share: 0.7, quiet: !strong },
      { text: amount, share: 0.3, align: "right" },
    ],
    { strong },
  );

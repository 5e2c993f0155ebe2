import { buffer } from "node:stream/consumers";

import { expect, it } from "vitest";

import { invoiceFile } from "@/lib/documents/invoice-file";
import { invoicePdf, issuedInvoice, type IssuedInvoice } from "@/lib/documents/invoice-pdf";
import { pdfText } from "@/tests/support/pdf-text";
import { shanghai } from "@/tests/support/shanghai";

const AT = shanghai("2025-11-18T14:32:00");
const item = { accountId: "100000001", invoiceId: "inv_1", releasedAt: null };
const invoice: IssuedInvoice = {
  accountId: "100000001",
  id: "inv_1",
  requestKey: "1",
  state: "issued",
  title: {
    kind: "enterprise-special",
    name: "青禾相册科技有限公司",
    taxNumber: "91350100M000100Y43",
    bank: "招商银行深圳科技园支行",
    bankAccount: "755912345678901",
    address: "深圳市南山区科技园 1 号",
    phone: "0755-86012345",
  },
  email: "finance@example.com",
  amount: "5221.28",
  appliedAt: AT,
  withdrawnAt: null,
  issuedAt: AT,
  issuedBy: "prs_1",
  number: "25117000000012345678",
  rejectedAt: null,
  rejectedBy: null,
  rejectedBecause: null,
  reversalAskedAt: null,
  reversedAt: null,
  reversedBy: null,
  reversalNumber: null,
  reversalReason: null,
  items: [
    { ...item, kind: "bill", reference: "2025-10", amount: "2471.28" },
    { ...item, kind: "order", reference: "ord_1", amount: "2750.00" },
  ],
};
const reversed: IssuedInvoice = {
  ...invoice,
  state: "reversed",
  reversedAt: shanghai("2025-11-19T09:00:00"),
  reversalNumber: "25117000000012345679",
  reversalReason: "客户申请退款",
};

const textOf = async (of: IssuedInvoice, red = false, specimen = true) =>
  pdfText(await buffer(invoicePdf(of, { locale: "zh-CN", red, specimen })));

it("R-INV-1 · the document states number, date, title, items and total, and that it is no tax invoice", async () => {
  const text = await textOf(invoice);
  for (const words of [
    "演示样张 SPECIMEN",
    "25117000000012345678",
    "2025-11-18",
    ...Object.values(invoice.title).slice(1),
    "图像标签服务 2025-10 账单（现金部分）",
    "¥2,471.28",
    "资源包订单 ord_1（现金部分）",
    "¥2,750.00",
    "¥5,221.28",
    "不是税务机关监制的发票",
  ]) {
    expect(text).toContain(words);
  }
});

it("R-INV-1 · its red letter names the number that it reverses, the reason, and amounts below zero", async () => {
  const text = await textOf(reversed, true);
  for (const words of [
    "红字发票登记单",
    "25117000000012345679",
    "25117000000012345678",
    "2025-11-19",
    "客户申请退款",
    "−¥2,471.28",
    "−¥5,221.28",
  ]) {
    expect(text).toContain(words);
  }
});

it("outside the sandbox nothing is written across it", async () => {
  expect(await textOf(invoice, false, false)).not.toContain("SPECIMEN");
});

it("is the same file for the same invoice", async () => {
  const print = () => buffer(invoicePdf(invoice, { locale: "en", specimen: true }));
  expect((await print()).equals(await print())).toBe(true);
});

it("there is none before the issue, and no red letter before the reversal", () => {
  expect(issuedInvoice({ ...invoice, issuedAt: null, number: null })).toBeNull();
  expect(invoiceFile(invoice, { locale: "en", red: true, specimen: true })).toBeNull();
});

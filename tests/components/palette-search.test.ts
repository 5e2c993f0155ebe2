import { describe, expect, it } from "vitest";

import { findEntries, findJump } from "@/components/shell/palette/palette-search";
import { routes } from "@/lib/routes";

const entry = (label: string, also = "") => ({
  label,
  also,
  group: "页面",
  does: { kind: "visit", href: "/" } as const,
});
const ENTRIES = [
  entry("用量", "Usage 调用量 yongliang calls metering"),
  entry("资源包", "Packs ziyuanbao quota"),
  entry("账单", "Bills zhangdan"),
  entry("购买资源包", "Buy packs goumai"),
  entry("下载账单 CSV", "Download bills as CSV"),
];

describe("the entries that a query finds", () => {
  it.each([
    ["", ["用量", "资源包", "账单", "购买资源包", "下载账单 CSV"]],
    ["  ", ["用量", "资源包", "账单", "购买资源包", "下载账单 CSV"]],
    ["账单", ["账单", "下载账单 CSV"]],
    ["资源包", ["资源包", "购买资源包"]],
    // In the other language, by another name, and as it is spelled out.
    ["usage", ["用量"]],
    ["BILLS", ["账单", "下载账单 CSV"]],
    ["metering", ["用量"]],
    ["zhangdan", ["账单"]],
    // Every word must be found, in any order; full-width letters are letters.
    ["csv 账单", ["下载账单 CSV"]],
    ["ｃｓｖ", ["下载账单 CSV"]],
    ["账单 退款", []],
  ])("%j finds %j", (query, labels) => {
    expect(findEntries(ENTRIES, query).map(({ label }) => label)).toEqual(labels);
  });
});

describe("what a typed number opens", () => {
  const [order, pack, refund, invoice] = ["ord", "pkg", "rf", "inv"].map(
    (kind) => `${kind}_ET71XJHFTCT9ZTC7`,
  ) as [string, string, string, string];

  it.each([
    [order, "order", routes.order(order)],
    [` ${pack.toLowerCase()} `, "pack", routes.pack(pack)],
    [refund, "refund", routes.refund(refund)],
    [invoice, "invoice", routes.invoice(invoice)],
    ["2025-10", "bill", routes.bill("2025-10")],
    ["2025年3月", "bill", routes.bill("2025-03")],
    ["202511", "bill", routes.bill("2025-11")],
    ["２０２５-０１", "bill", routes.bill("2025-01")],
  ])("a customer's %j opens the %s", (query, kind, href) => {
    expect(findJump(query, "customer")).toMatchObject({ kind, href });
  });

  it.each([
    "2025-13",
    "2025-00",
    "1999-10",
    "ord_SHORT",
    `${order}X`,
    "100000412",
    "",
    "mail_ET71XJHFTCT9ZTC7",
  ])("a customer's %j opens nothing", (query) => {
    expect(findJump(query, "customer")).toBeNull();
  });

  it.each([
    ["support", "100000412", routes.staffAccount("100000412")],
    ["support", refund, routes.reviewRefund(refund)],
    ["finance", refund, routes.reviewRefund(refund)],
    ["finance", invoice, routes.financeInvoice(invoice)],
  ] as const)("for %s %j opens their own page of it", (searcher, query, href) => {
    expect(findJump(query, searcher)).toMatchObject({ href });
  });

  it.each([
    ["operator", refund],
    ["operator", "100000412"],
    ["finance", "100000412"],
    ["finance", order],
    ["support", invoice],
    ["support", "2025-10"],
  ] as const)("for %s %j opens nothing: the page is another role's", (searcher, query) => {
    expect(findJump(query, searcher)).toBeNull();
  });
});

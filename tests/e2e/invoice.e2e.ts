import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { aSandboxCustomer, buyPacks } from "@/tests/support/sandbox-api";
import { pdfText } from "@/tests/support/pdf-text";
import { watchClock } from "@/tests/support/watch-clock";

const NUMBER = `25${Date.now().toString().padStart(18, "0")}`;
const RED_NUMBER = `26${Date.now().toString().padStart(18, "0")}`;

test("R-INV-1 · a customer is invoiced; the order goes back only after the invoice is reversed", async ({
  page,
  signIn,
  signInAs,
}) => {
  const customer = await aSandboxCustomer({
    now: "2025-11-18T10:00",
    verified: true,
    activated: true,
    funds: { cash: "100.00" },
  });
  await buyPacks(customer, { sku: "general-10k", quantity: 2 });
  await signIn(customer);

  await page.goto(routes.invoiceTitles());
  await page.getByLabel("抬头", { exact: true }).fill("一方图库有限公司");
  await page.getByLabel("税号").fill("91350100M000100Y44");
  await page.getByRole("button", { name: "保存抬头" }).click();
  await expect(page.getByText("税号校验失败：第 18 位校验码不符")).toBeVisible();
  await page.getByLabel("税号").fill("91350100M000100Y43");
  await page.getByRole("button", { name: "保存抬头" }).click();
  await expect(page.getByRole("table", { name: "已保存的抬头" })).toContainText("一方图库有限公司");

  await page.goto(routes.invoices());
  await page.getByRole("link", { name: "申请开票" }).click();
  await page.getByRole("checkbox", { name: /订单 ord_/ }).check();
  await page.getByRole("button", { name: "核对金额" }).click();
  await expect(page.getByText("开票后该订单需先红冲才能退款")).toBeVisible();
  await page.getByRole("button", { name: "申请开具 ¥60.00" }).click();
  const dialog = page.getByRole("dialog", { name: "申请开具 ¥60.00" });
  await expect(dialog).toContainText(
    "开具 ¥60.00 企业普票给“一方图库有限公司”。当日 24:00 前可撤销。",
  );
  await dialog.getByRole("button", { name: "申请开具 ¥60.00" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /发票申请 inv_/ })).toBeVisible();
  await expect(page.getByText("已受理，等待财务审核。2025-11-18 24:00 前可撤销。")).toBeVisible();
  const application = page.url().split("/").at(-1) ?? "";

  const finance = await signInAs("陈禾");
  await watchClock(finance, customer);
  await finance.goto(routes.financeInvoices());
  await finance
    .getByRole("table", { name: "待处理" })
    .getByRole("link", { name: application })
    .click();
  await expect(finance.getByRole("table", { name: "消费与校验" })).toContainText("一致");
  await decide(finance, { open: "开具 ¥60.00", number: NUMBER, confirm: "开具 ¥60.00" });
  await expect(finance.getByRole("main").getByText("已开具").first()).toBeVisible();

  await page.reload();
  await expect(page.getByText(`已开具，发票号码 ${NUMBER}。`)).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载 PDF" }).click();
  const download = await waiting;
  const text = pdfText(await readFile(await download.path()));
  for (const words of [NUMBER, "一方图库有限公司", "¥60.00", "演示样张"])
    expect(text).toContain(words);

  await askRefund(page);
  await expect(page.getByText("需先红冲发票才能退款").first()).toBeVisible();
  await expect(page.getByText("R-INV-1").first()).toBeVisible();

  await page.goto(routes.invoice(application));
  await page.getByRole("button", { name: "申请红冲" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "申请红冲" }).click();
  await expect(page.getByText("已申请红冲，等待财务处理。")).toBeVisible();

  await finance.reload();
  await decide(finance, {
    open: "红冲 ¥60.00…",
    number: RED_NUMBER,
    reason: "客户申请退款",
    confirm: "确认红冲",
  });
  await expect(finance.getByRole("main").getByText("已红冲").first()).toBeVisible();

  await askRefund(page);
  await page.getByRole("button", { name: "申请退款 ¥30.00" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "申请退款 ¥30.00" }).click();
  await expect(page.getByText("已退还 ¥30.00：现金 ¥30.00。")).toBeVisible();
});

async function decide(
  finance: Page,
  deed: {
    readonly open: string;
    readonly number: string;
    readonly reason?: string;
    readonly confirm: string;
  },
): Promise<void> {
  await finance.getByRole("button", { name: deed.open }).click();
  const dialog = finance.getByRole("dialog");
  await dialog.getByLabel(/发票号码/).fill(deed.number);
  if (deed.reason) await dialog.getByLabel("红冲原因").fill(deed.reason);
  await dialog.getByRole("button", { name: deed.confirm }).click();
}

/** The page that says whether the customer's newest pack could go back. */
async function askRefund(page: Page): Promise<void> {
  await page.goto(routes.packs({ tab: "unused" }));
  const pack = page
    .getByRole("main")
    .getByRole("link", { name: /万次包/ })
    .first();
  const address = (await pack.getAttribute("href")) ?? "";
  await page.goto(routes.newRefund({ pack: address.split("/").at(-1) ?? "" }));
}

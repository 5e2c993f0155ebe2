import type { Page } from "@playwright/test";

import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { advanceTo, aSandboxCustomer, balancesOf, reportCalls } from "@/tests/support/sandbox-api";
import { watchClock } from "@/tests/support/watch-clock";

const REASON = "网关重复上报，已按用量日志核实。";

test("R-SET-5 · a credit above the limit is booked when a second finance person agrees, and the customer reads why", async ({
  page,
  signIn,
  signInAs,
}) => {
  const customer = await aSandboxCustomer({ now: "2025-10-05T10:00", funds: { cash: "6000.00" } });
  // The second tier: 2,400,000 calls at ¥0.0022 are ¥5,280.00.
  await reportCalls(customer, { product: "legacy", edition: "web", calls: 2_400_000 });
  await advanceTo(customer, "2025-11-02T09:00");
  expect(await balancesOf(customer)).toMatchObject({ cash: "720.00" });

  const first = await signInAs("陈禾");
  await watchClock(first, customer);
  await first.goto(routes.financeBill(customer.accountId, "2025-10"));
  await first.getByRole("link", { name: "更正…" }).click();
  await fillCorrection(first, "5280.01");
  await expect(first.getByText("超过账单现有金额 ¥5,280.00")).toBeVisible();

  // At the limit one person would do; a fen above it two are needed.
  await fillCorrection(first, "5000.01");
  await expect(first.getByRole("row", { name: /更正后合计.*¥279.99/ })).toBeVisible();
  await expect(first.getByRole("row", { name: /变动后现金.*¥5,720.01/ })).toBeVisible();
  await first.getByRole("button", { name: "提交复核 +¥5,000.01" }).click();
  await expect(first.getByText(/\+¥5,000.01，等待另一位财务复核/)).toBeVisible();
  const own = first.getByRole("row").filter({ hasText: customer.accountId }).first();
  await expect(own).toContainText("等待另一位财务");
  await expect(own.getByRole("button", { name: "同意" })).toHaveCount(0);
  expect(await balancesOf(customer)).toMatchObject({ cash: "720.00" });

  const second = await signInAs("高原");
  await watchClock(second, customer);
  await second.goto(routes.adjustments());
  const waiting = second.getByRole("row").filter({ hasText: customer.accountId }).first();
  await waiting.getByRole("button", { name: "同意" }).click();
  await expect(second.getByRole("dialog")).toContainText("陈禾 申请");
  await second.getByRole("button", { name: "同意并记账 +¥5,000.01" }).click();
  await expect(second.getByText("没有待复核的更正")).toBeVisible();
  expect(await balancesOf(customer)).toMatchObject({ cash: "5720.01" });

  await signIn(customer);
  await page.goto(routes.bill("2025-10"));
  await expect(page.getByText("已更正", { exact: true })).toBeVisible();
  const corrections = page.getByRole("table", { name: "更正" });
  await expect(corrections).toContainText(`退给客户：${REASON}`);
  await expect(corrections.getByRole("row", { name: /更正后合计/ })).toContainText("¥279.99");
  await page.goto(routes.transactions());
  const moved = page.getByRole("row").filter({ hasText: "调账" });
  await expect(moved).toContainText("+¥5,000.01");
  await expect(moved).toContainText(REASON);
});

test("R-FUND-4, R-FUND-1 · finance confirms a transfer to the fen, and freezes a part of it", async ({
  page,
  signIn,
  signInAs,
}) => {
  const customer = await aSandboxCustomer({ now: "2025-11-18T10:00" });
  await signIn(customer);
  await page.goto(routes.recharge({ method: "transfer" }));
  await page.getByLabel("金额（元）").fill("100");
  await page.getByRole("button", { name: "登记转账" }).click();
  await expect(page.getByText(/已登记转账 ¥100.00。转账附言请填写匹配码 rch_/)).toBeVisible();

  const finance = await signInAs("陈禾");
  await watchClock(finance, customer);
  await finance.goto(routes.transfers());
  await finance.getByRole("button", { name: "确认到账…" }).click();
  const dialog = finance.getByRole("dialog");
  await dialog.getByLabel("银行流水金额（元）").fill("99.99");
  await dialog.getByLabel("银行流水号").fill(`BOC-${customer.accountId}`);
  await dialog.getByRole("button", { name: "确认到账 ¥100.00" }).click();
  await expect(dialog.getByText(/与登记金额 ¥100.00 不一致/)).toBeVisible();
  await dialog.getByLabel("银行流水金额（元）").fill("100.00");
  await dialog.getByRole("button", { name: "确认到账 ¥100.00" }).click();
  await expect(finance.getByText("没有待确认的转账")).toBeVisible();
  await expect(
    finance.getByRole("row").filter({ hasText: `BOC-${customer.accountId}` }),
  ).toBeVisible();

  await finance.goto(routes.freezes());
  await finance.getByLabel("客户账号（UIN）").fill(customer.accountId);
  await finance.getByLabel("金额（元）").fill("30");
  await finance.getByLabel("原因，仅内部可见").fill("付款人提出异议，等待银行答复。");
  await finance.getByRole("button", { name: "冻结" }).click();
  await expect(finance.getByText(/已冻结 ¥30.00。.*可用余额为 ¥70.00。/)).toBeVisible();

  await page.goto(routes.transactions());
  await expect(page.getByText("不能用于购买，账单照常扣款")).toBeVisible();
  expect(await balancesOf(customer)).toMatchObject({ cash: "100.00", available: "70.00" });
});

async function fillCorrection(finance: Page, amount: string): Promise<void> {
  await finance.getByLabel("金额（元）").fill(amount);
  await finance.getByLabel("原因").fill(REASON);
  await finance.getByRole("button", { name: "核对" }).click();
}

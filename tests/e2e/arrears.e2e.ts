import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { aSandboxCustomer, reportCalls } from "@/tests/support/sandbox-api";

const CALLS = { product: "legacy", edition: "web", calls: 10_000 } as const;

test("R-ARR-1, R-FUND-5 · a bill leads into arrears, grace ends, and a recharge brings the service back", async ({
  page,
  signIn,
}) => {
  const customer = await aSandboxCustomer({ now: "2025-11-30T10:00", funds: { cash: "1.00" } });
  await reportCalls(customer, CALLS);
  await signIn(customer);
  await expect(page.getByText("余额不足", { exact: true })).toBeVisible();

  const clock = page.getByRole("button", { name: /测试时钟/ });
  await clock.click();
  await page.getByRole("button", { name: "下月 1 日 00:10" }).click();
  await expect(page.getByText("账户欠费")).toBeVisible();
  // 10,000 calls at ¥0.0025 are ¥25.00, of which the purse had one.
  await expect(page.getByText("余额 −¥24.00。请在 12-02 00:10 前充值 ¥24.00 以上")).toBeVisible();
  expect(await reportCalls(customer, CALLS)).toMatchObject({ accepted: 1 });

  await page.getByRole("button", { name: "1 天后" }).click();
  await expect(page.getByText("因欠费已停止调用")).toBeVisible();
  await expect(page.getByText("欠费停服", { exact: true })).toBeVisible();
  expect(await reportCalls(customer, CALLS)).toMatchObject({
    accepted: 0,
    rejected: [{ code: "usage.in_arrears" }],
  });

  await page.goto(routes.overview());
  await page.getByRole("main").getByRole("link", { name: "充值" }).first().click();
  await expect(page.getByLabel("金额（元）")).toHaveValue("24.00");
  await page.getByRole("button", { name: "支付" }).click();
  await expect(
    page.getByText("已充值 ¥24.00，可用余额 ¥0.00。已恢复服务（2025-12-02 00:10:00）。"),
  ).toBeVisible();
  await expect(page.getByText("因欠费已停止调用")).toBeHidden();
  expect(await reportCalls(customer, CALLS)).toMatchObject({ accepted: 1 });
});

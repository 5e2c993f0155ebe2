import type { Page } from "@playwright/test";

import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";

test("R-REF-6 R-USE-3 · an operator opens a sale and a gift; the customer buys at its price and takes the calls", async ({
  signInAs,
}) => {
  const operator = await signInAs("许舟");
  await operator.goto(routes.newCampaign());
  await operator.getByLabel("名称").fill("开学季优惠");
  await operator.getByLabel("活动价（元）").fill("19.90");
  await operator.getByLabel("不支持退款").check();
  await start(operator);
  await operator.goto(routes.newCampaign({ kind: "gift" }));
  await operator.getByLabel("名称").fill("开学季赠送");
  await operator.getByLabel("赠送次数").fill("5000");
  await start(operator);

  const customer = await signInAs("青禾相册");
  await customer.goto(routes.buy({ sku: "general-10k" }));
  await expect(customer.getByText("活动资源包不支持退款")).toBeVisible();
  await customer.getByRole("link", { name: "去结算" }).click();
  await expect(customer.getByText("¥19.90").first()).toBeVisible();
  await customer.getByRole("checkbox", { name: /我已阅读并同意/ }).check();
  await customer.getByRole("button", { name: "支付 ¥19.90" }).click();
  await expect(customer).toHaveURL(/\/console\/orders\/ord_/);

  // One to an account: the list price is what is left, with its own refund rule.
  await customer.goto(routes.buy({ sku: "general-10k" }));
  await expect(customer.getByText("活动资源包不支持退款")).toBeHidden();

  await customer.goto(routes.packs());
  await customer.getByRole("button", { name: "领取 5,000 次" }).click();
  await expect(customer.getByRole("row", { name: /赠送 5,000次包/ })).toBeVisible();
  await expect(customer.getByRole("button", { name: "领取 5,000 次" })).toBeHidden();

  await operator.goto(routes.campaigns());
  const sale = operator.getByRole("row", { name: /开学季优惠/ });
  await expect(sale).toContainText("不支持退款");
  await sale.getByRole("button", { name: "结束" }).click();
  await operator.getByRole("dialog").getByRole("button", { name: "结束活动" }).click();
  await expect(sale).toContainText("已结束");
});

async function start(operator: Page): Promise<void> {
  await operator.getByRole("button", { name: "开始…" }).click();
  await operator.getByRole("dialog").getByRole("button", { name: "开始活动" }).click();
  await expect(operator.getByRole("heading", { level: 1, name: "活动" })).toBeVisible();
}

import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { aSandboxCustomer, buyPacks } from "@/tests/support/sandbox-api";

test("R-ARR-2 · a balance below the customer's threshold is told in the console and by mail", async ({
  page,
  signIn,
}) => {
  const customer = await aSandboxCustomer({ now: "2025-11-18T10:00", funds: { cash: "150.00" } });
  await signIn(customer);

  await page.goto(routes.alerts());
  await page.getByLabel("可用余额低于这个金额时提醒").check();
  await page.getByLabel("金额（元）").fill("一百");
  await page.getByRole("button", { name: "保存" }).first().click();
  await expect(page.getByText("请填写金额，最多两位小数。")).toBeVisible();
  await page.getByLabel("金额（元）").fill("100");
  await page.getByLabel("免打扰时段内暂缓邮件").check();
  await page.getByLabel("从", { exact: true }).fill("09:00");
  await page.getByLabel("到", { exact: true }).fill("12:00");
  await page.getByRole("button", { name: "保存" }).first().click();
  await expect(page.getByText("已保存。")).toBeVisible();

  // Two packs of ¥30.00 leave ¥90.00.
  await buyPacks(customer, { sku: "general-10k", quantity: 2 });
  await page.goto(routes.notifications());
  await expect(page.getByText("可用余额低于提醒线")).toBeVisible();
  await page.goto(routes.alerts());
  await expect(page.getByRole("row", { name: /余额低于提醒线 .*已送达/ })).toBeVisible();

  await page.goto(routes.mailbox());
  await page.getByLabel("收件人").fill(customer.email);
  await page.getByRole("button", { name: "筛选" }).click();
  await page.getByRole("link", { name: "【图签云】可用余额低于提醒线" }).click();
  await expect(page.getByText("可用余额 ¥90.00，低于您设置的 ¥100.00")).toBeVisible();
  await page.getByRole("link", { name: /\/console\/alerts$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "告警" })).toBeVisible();
});

test("R-ARR-2 · a webhook's address is public, and its secret is shown once", async ({
  page,
  signIn,
}) => {
  await signIn(await aSandboxCustomer({ now: "2025-11-18T10:00" }));
  await page.goto(routes.alerts());
  const address = page.getByLabel("地址");
  await address.fill("https://example.com:22/hook");
  await page.getByRole("button", { name: "添加" }).click();
  await expect(page.getByText("请填写公网 HTTPS 地址，不带端口和用户名。")).toBeVisible();
  await address.fill("https://example.com/hook");
  await page.getByRole("button", { name: "添加" }).click();
  await expect(page.getByText(/^whsec_\w{32}$/)).toBeVisible();
  await page.getByRole("link", { name: "我已保存" }).click();
  await expect(page.getByText(/whsec_/)).toBeHidden();

  const row = page.getByRole("row", { name: /https:\/\/example\.com\/hook 20/ });
  await expect(row.getByText("正常")).toBeVisible();
  await row.getByRole("button", { name: "删除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await expect(page.getByText("没有 Webhook")).toBeVisible();
});

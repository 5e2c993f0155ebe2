import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";

test("R-PRICE-1 · the calculator says that 950,000 calls cost more than 1,000,000, what is cheapest, and can be sent as an address", async ({
  page,
  signInAs,
}) => {
  await page.goto(routes.calculator());
  const form = page.getByRole("region", { name: "您的用量" });
  await form.getByRole("slider").press("End");
  await expect(form.getByLabel("月调用量（次）")).toHaveValue("100000000");
  await form.getByLabel("月调用量（次）").fill("950,000");
  await form.getByLabel("月数").fill("12");
  await form.getByRole("button", { name: "计算" }).click();

  await expect(page).toHaveURL(/calls=950%2C000&months=12/);
  await expect(
    page.getByText("950,000 次的月份后付费 ¥2,847.00，调用到 1,000,000 次只要 ¥2,797.20"),
  ).toBeVisible();
  const plans = page.getByRole("table", { name: "最便宜的方案，均不高于后付费" });
  await expect(plans.getByRole("row").nth(1)).toContainText("¥22,454.00");
  await expect(
    page.getByRole("img", { name: /每月 933,334 至 999,999 次，比 1,000,000 次（¥2,800.00）更贵/ }),
  ).toBeVisible();

  const shared = await page.context().newPage();
  await shared.goto(page.url().replace("months=12", "months=0.5"));
  await expect(shared.getByText("月数须为 1 到 12 的整数。")).toBeVisible();
  await expect(shared.getByLabel("月数")).toHaveValue("0.5");
  await expect(shared.getByLabel("月调用量（次）")).toHaveValue("950000");
  await expect(shared.getByRole("table")).toHaveCount(0);

  const customer = await signInAs("青禾相册");
  await customer.goto(routes.calculator());
  await customer.getByRole("link", { name: /用我的真实用量/ }).click();
  await expect(customer.getByLabel("月调用量（次）")).not.toHaveValue("950000");
});

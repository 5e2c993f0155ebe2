import { addDays, dayOf } from "@/lib/core/calendar";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { earliestQuotaCut } from "@/lib/core/version-notice";
import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";

test("R-CAT-6 · a free quota is not cut without notice; announced in time, the customer reads it and the price page says so", async ({
  page,
  signInAs,
}) => {
  const now = new Date();
  const earliest = dayOf(earliestQuotaCut([FIRST_CATALOG], now));

  const operator = await signInAs("许舟");
  await operator.goto(routes.catalogVersions());
  await operator.getByRole("link", { name: "发布新版本" }).click();
  await operator.getByLabel("通用图像标签免费额度（次/月）").fill("800");
  const from = operator.getByLabel("生效时间（北京时间）");
  await from.fill(`${addDays(dayOf(now), 10)}T00:00`);
  await operator.getByRole("button", { name: "核对变化与影响" }).click();
  await expect(
    operator.getByText(`下调免费额度须提前 30 天公告：最早 ${earliest}。`),
  ).toBeVisible();
  await expect(operator.getByRole("button", { name: "发布…" })).toBeHidden();

  await from.fill(`${earliest}T00:00`);
  await operator.getByRole("button", { name: "核对变化与影响" }).click();
  const preview = operator.getByRole("region", { name: "核对" });
  await expect(
    preview.getByText("通用图像标签免费额度由 1,000 次/月下调为 800 次/月"),
  ).toBeVisible();
  await expect(preview.getByRole("table", { name: "影响试算" })).toContainText("¥");
  await operator.getByRole("button", { name: "发布…" }).click();
  const dialog = operator.getByRole("dialog");
  await expect(dialog).toContainText(`${earliest} 00:00:00 生效，1 项变化，立即公告给`);
  await dialog.getByRole("button", { name: /^发布版本 / }).click();
  await expect(operator.getByRole("heading", { level: 1, name: /^版本 / })).toBeVisible();
  await expect(operator.getByText("已公告")).toBeVisible();

  const customer = await signInAs("青禾相册");
  await expect(async () => {
    await customer.goto(routes.notifications());
    await expect(customer.getByText("免费额度调整").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(
    customer.getByText(`${earliest} 起，通用图像标签的免费额度由 1,000 次/月调整为 800 次/月。`),
  ).toBeVisible();

  await page.goto(routes.pricing());
  await expect(page.getByText(`下次调价：${earliest} 00:00:00 生效`)).toBeVisible();
  await expect(
    page
      .getByRole("table", { name: "将要调整的价格与额度" })
      .getByRole("row", { name: /免费额度/ }),
  ).toContainText("800");
});

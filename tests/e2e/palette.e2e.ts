import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";

test("by the keyboard alone: find a page, walk a list, open a bill by its month, switch single keys off", async ({
  signInAs,
}) => {
  const page = await signInAs("青禾相册");
  const { keyboard } = page;
  const palette = page.getByRole("dialog", { name: "搜索与跳转" });

  await expect(page.getByRole("button", { name: "搜索页面、订单、账单…" })).toBeVisible();
  const field = palette.getByRole("combobox");
  // Keys mean nothing before the page's scripts have come.
  await expect(async () => {
    await keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 2_000 });
  }).toPass();
  await keyboard.type("orders");
  await expect(palette.getByRole("option", { selected: true })).toHaveText(/订单.*页面/);
  await keyboard.press("Enter");
  await page.waitForURL(routes.orders());

  // Down the list and into what stands there; the second of two keys, as the first goes to the first row.
  await expect(page.getByRole("table")).toBeVisible();
  await keyboard.press("j");
  await keyboard.press("j");
  const second = page.getByRole("table").getByRole("link").nth(1);
  await expect(second).toBeFocused();
  await keyboard.press("Enter");
  await page.waitForURL(/\/console\/orders\/ord_/);

  await keyboard.press("g");
  await keyboard.press("b");
  await page.waitForURL(routes.bills());
  await keyboard.press("Control+k");
  await keyboard.type("2025年10月");
  await keyboard.press("Enter");
  await page.waitForURL(routes.bill("2025-10"));
  await keyboard.press("[");
  await page.waitForURL(routes.bill("2025-09"));

  await keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "快捷键" });
  await expect(sheet.getByText("列表中的下一行、上一行")).toBeVisible();
  await sheet.getByRole("button", { name: "停用单键快捷键" }).press("Enter");
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(async () => {
    await keyboard.press("?");
    await keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 2_000 });
  }).toPass();
  await expect(sheet).toBeHidden();
  await keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";

const MONTH = "2025-11";

test("R-SET-1, R-SET-3 · finance settles November, watches it to the end, and finds every bill made again the same", async ({
  signInAs,
}) => {
  const finance = await signInAs("陈禾");
  await finance.goto(routes.settlement());
  await finance
    .getByRole("button", { name: `推进时钟到 2025-12-01 00:10:00 并结算 ${MONTH}` })
    .click();
  await finance
    .getByRole("dialog")
    .getByRole("button", { name: `推进并结算 ${MONTH}` })
    .click();

  await expect(finance.getByRole("heading", { level: 1, name: `${MONTH} 结算` })).toBeVisible({
    timeout: 30_000,
  });
  const bar = finance.getByRole("progressbar", { name: "进度" });
  const total = (await bar.getAttribute("aria-valuemax")) ?? "";
  expect(Number(total)).toBeGreaterThan(100);
  await expect(bar).toHaveAttribute("aria-valuenow", total, { timeout: 45_000 });
  await expect(finance.getByText(`已结束：完成 ${total} 户，失败 0 户`)).toBeAttached();

  // What was settled is settled: a second run finds nothing to do.
  const amount = finance.getByRole("definition").filter({ hasText: /^¥/ }).first();
  const charged = await amount.textContent();
  await finance.goto(routes.settlement());
  await finance.getByLabel("账期").selectOption(MONTH);
  await finance.getByRole("button", { name: "开始结算" }).click();
  await expect(finance.getByRole("heading", { level: 1, name: `${MONTH} 结算` })).toBeVisible();
  await expect(amount).toHaveText(charged ?? "");

  await finance.goto(routes.financeBills({ month: MONTH }));
  await finance.getByRole("link", { name: "青禾相册科技" }).click();
  await expect(
    finance.getByRole("heading", { level: 1, name: `青禾相册科技 · ${MONTH}` }),
  ).toBeVisible();
  await expect(finance.getByText("重算一致")).toBeVisible();
  const legacy = finance.getByRole("table", { name: "旧版图像标签的推导" });
  await expect(legacy.getByRole("row", { name: /计费用量/ })).toContainText("674,322 次");
  await expect(legacy.getByRole("row", { name: /应付/ })).toContainText("¥1,685.81");
});

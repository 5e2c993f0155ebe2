import type { Page } from "@playwright/test";

import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { aPersonOf } from "@/tests/support/demo-account";

test("R-REF-7 · support approves a refund that a signal held up; the customer has the money", async ({
  page,
  signIn,
  signInAs,
}) => {
  const support = await signInAs("林筱");
  await openRequestOf(support, "一方图库");
  await expect(support.getByText("符合退款规则，命中 1 条风险信号，请人工判断")).toBeVisible();

  // Neither the note nor the look at the signal may be left out.
  await support.getByRole("button", { name: /批准退款/ }).click();
  await expect(support.getByRole("dialog")).toBeHidden();

  await approve(support, { amount: "¥280.00", confirm: "退还 ¥280.00" });
  await expect(support.getByRole("main").getByText("已退还 ¥280.00")).toBeVisible();

  await signIn(await aPersonOf("一方图库"));
  await openOwnRefund(page, "已退款");
  await expect(page.getByText("已退还 ¥280.00：现金 ¥280.00。")).toBeVisible();
});

test("R-REF-7, R-REF-9 · support refuses with words; the customer reads them and uses the pack again", async ({
  page,
  signIn,
  signInAs,
}) => {
  const support = await signInAs("林筱");
  await openRequestOf(support, "云帆电商（杭州）有限公司");
  await support.getByRole("button", { name: /拒绝…/ }).click();
  const words = support.getByLabel("给客户的说明");
  await expect(words).toHaveValue(/疑似异常退货/);
  await words.fill("两周内买退四次，请改为直接购买需要的规格。");
  await support.getByRole("dialog").getByRole("button", { name: "拒绝退款" }).click();
  await expect(support.getByRole("main").getByText("已拒绝").first()).toBeVisible();

  await signIn(await aPersonOf("云帆电商（杭州）有限公司"));
  await openOwnRefund(page, "已拒绝");
  await expect(page.getByText("两周内买退四次，请改为直接购买需要的规格。").first()).toBeVisible();
  await page.goto(routes.packs());
  await expect(page.getByRole("row", { name: /100 万次包/ })).toContainText("未使用");
});

test("R-REF-11 · above ¥5,000 support's approval goes to finance, who completes it", async ({
  page,
  signIn,
  signInAs,
}) => {
  const support = await signInAs("林筱");
  await openRequestOf(support, "北辰智能相机");
  await approve(support, { amount: "¥9,300.00", confirm: "批准并送财务" });
  await expect(support.getByRole("main").getByText("客服已批准，等待财务复核。")).toBeVisible();

  await signIn(await aPersonOf("北辰智能相机"));
  await openOwnRefund(page, "待财务复核");
  await expect(page.getByText("客服已批准，等待财务复核。复核后退还 ¥9,300.00。")).toBeVisible();

  const finance = await signInAs("陈禾");
  await openRequestOf(finance, "北辰智能相机");
  await expect(finance.getByText(/客服 林筱 于 .* 批准，待财务复核/)).toBeVisible();
  await approve(finance, { amount: "¥9,300.00", confirm: "退还 ¥9,300.00" });
  await expect(finance.getByRole("main").getByText("已退还 ¥9,300.00")).toBeVisible();

  await page.reload();
  await expect(page.getByText("已退还 ¥9,300.00：现金 ¥9,300.00。")).toBeVisible();
});

async function openRequestOf(staff: Page, customer: string): Promise<void> {
  await staff.goto(routes.refundQueue());
  await staff
    .getByRole("list", { name: "退款队列" })
    .getByRole("link")
    .filter({ hasText: customer })
    .first()
    .click();
  await expect(staff.getByRole("heading", { level: 1, name: customer })).toBeVisible();
}

async function approve(
  staff: Page,
  { amount, confirm }: { readonly amount: string; readonly confirm: string },
): Promise<void> {
  await staff.getByLabel("人工判断说明，客户不可见").fill("已与客户电话核实，用途与规格确有变化。");
  await staff.getByLabel("已核对 R-REF-7").check();
  await staff.getByRole("button", { name: new RegExp(`批准.*${amount}`) }).click();
  await staff.getByRole("dialog").getByRole("button", { name: confirm }).click();
}

/** The customer's newest request in a state. */
async function openOwnRefund(page: Page, state: string): Promise<void> {
  await page.goto(routes.refunds());
  await page.getByRole("row").filter({ hasText: state }).first().getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: /^退款 rf_/ })).toBeVisible();
}

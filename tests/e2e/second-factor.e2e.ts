import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import { systemClock } from "@/lib/clock";
import { routes } from "@/lib/routes";
import { codeAt } from "@/tests/support/authenticator";
import { expect, test } from "@/tests/support/browser";
import { linkMailedTo } from "@/tests/support/mailbox";
import { expectSound } from "@/tests/support/page-check";

test("R-ACC-1 · from a mailed link to a second factor: register, confirm, reset, set up, sign in", async ({
  page,
}) => {
  const email = `${randomUUID()}@example.com`;
  const password = randomUUID();

  await test.step("registers, and is asked to confirm the address", async () => {
    await page.goto(routes.register());
    await page.getByLabel("邮箱").fill(email);
    await page.getByLabel("姓名或公司名称").fill("有备图库");
    await page.getByLabel("密码", { exact: true }).fill(randomUUID());
    await page.getByLabel("按公布的价格与规则使用服务").check();
    await page.getByRole("button", { name: "注册" }).click();
    await expect(page.getByText("请确认您的邮箱")).toBeVisible();
  });

  await test.step("confirms it by the link, which works once", async () => {
    const link = await linkMailedTo(email, "confirm-email");
    await page.goto(link);
    await page.goto(link); // Looking at it twice does not use it up.
    await expectSound(page);
    await page.getByRole("button", { name: "确认邮箱" }).click();
    await expect(page.getByText("邮箱已确认。")).toBeVisible();
    await page.goto(link);
    await expect(page.getByText("这个链接已使用过，或已被更新的链接取代。")).toBeVisible();
    await page.goto(routes.overview());
    await expect(page.getByRole("heading", { name: "概览", level: 1 })).toBeVisible();
    await expect(page.getByText("请确认您的邮箱")).toBeHidden();
  });

  await test.step("forgets the password and is mailed a link, which ends this session", async () => {
    await page.goto(routes.forgotPassword());
    await page.getByLabel("邮箱").fill(email);
    await page.getByRole("button", { name: "发送链接" }).click();
    await expect(page.getByText("如果这个邮箱有账户，重置链接已发送")).toBeVisible();
    await page.goto(await linkMailedTo(email, "reset-password"));
    await page.getByLabel("新密码", { exact: true }).fill(password);
    await page.getByRole("button", { name: "设置新密码" }).click();
    await expect(page.getByText("所有设备已退出登录")).toBeVisible();
    await page.goto(routes.overview());
    await expect(page).toHaveURL(/\/sign-in/);
  });

  await signInWith(page, { email, password });
  await page.waitForURL(routes.overview());

  const { secret, recoveryCode } = await test.step("sets an authenticator up", async () => {
    await page.goto(routes.settings({ tab: "security" }));
    const panel = page.getByRole("region", { name: "两步验证" });
    await panel.getByRole("button", { name: "开始设置" }).click();
    await expect(panel.getByRole("img", { name: "用验证器应用扫描的二维码" })).toBeVisible();
    const shown = await panel.getByRole("button", { name: /^复制/ }).first().innerText();
    const key = shown.replace(/\s/g, "");
    await panel.getByLabel("现在的密码").fill(password);
    await panel.getByLabel("验证码", { exact: true }).fill(codeAt(key, systemClock.now()));
    await panel.getByRole("button", { name: "启用" }).click();
    await expect(panel.getByText("请保存这 10 个恢复码")).toBeVisible();
    const codes = await panel.getByRole("listitem").allInnerTexts();
    expect(codes).toHaveLength(10);
    await panel.getByRole("link", { name: "我已保存" }).click();
    await expect(panel.getByText("剩 10 个")).toBeVisible();
    await expectSound(page);
    return { secret: key, recoveryCode: codes[0] ?? "" };
  });

  await test.step("is nobody until the code was given", async () => {
    await signOut(page);
    await signInWith(page, { email, password });
    await expect(page.getByRole("heading", { name: "两步验证", level: 1 })).toBeVisible();
    await expectSound(page);
    await page.goto(routes.bills());
    await expect(page).toHaveURL(new RegExp(`^[^?]*${routes.signInCode()}`));
  });

  await test.step("signs in with the code of the next step, whose like was not used before", async () => {
    await giveCode(page, "000000");
    await expect(page.getByText("验证码不正确、已过期或已使用过")).toBeVisible();
    await giveCode(page, codeAt(secret, systemClock.now(), 1));
    await page.waitForURL(routes.overview());
  });

  await test.step("and without the telephone, with a recovery code", async () => {
    await signOut(page);
    await signInWith(page, { email, password });
    await giveCode(page, recoveryCode.toLowerCase());
    await page.waitForURL(routes.overview());
    await page.goto(routes.settings({ tab: "security" }));
    await expect(page.getByText("剩 9 个")).toBeVisible();
  });
});

async function signInWith(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto(routes.signIn());
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("验证码或恢复码").fill(code);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "账户菜单" }).click();
  await page.getByRole("button", { name: "退出登录" }).last().click();
  await page.waitForURL(routes.home());
}

import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";

import type { Page } from "@playwright/test";

import { dayOf } from "@/lib/core/calendar";
import { refundWindowEnd } from "@/lib/core/refund";
import { deadline24 } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { reportCalls } from "@/tests/support/sandbox-api";

const REFUND_DAYS = 7;

test("R-ACC-1, R-ACC-2, R-FREE-1, R-ORD-2, R-SET-1 · from registration to the first bill", async ({
  page,
}) => {
  const nav = page.getByRole("navigation", { name: "主导航" });

  await test.step("registers on a test clock", async () => {
    await page.goto(routes.register());
    await page.getByLabel("邮箱").fill(`${randomUUID()}@example.com`);
    await page.getByLabel("姓名或公司名称").fill("初见图库");
    await page.getByLabel("密码", { exact: true }).fill(randomUUID());
    await page.getByLabel("按公布的价格与规则使用服务").check();
    await page.getByLabel("在测试时钟上开户").check();
    await page.getByRole("button", { name: "注册" }).click();
    await expect(page.getByRole("heading", { name: "概览", level: 1 })).toBeVisible();
    await expect(page.getByText("未开通", { exact: true })).toBeVisible();
  });

  await test.step("proves who they are and activates", async () => {
    await page.getByRole("link", { name: "去认证" }).click();
    await page.getByRole("link", { name: "填入演示资料" }).click();
    await expect(page.getByLabel("姓名")).toHaveValue("演示用户");
    await page.getByRole("button", { name: "提交认证" }).click();
    await expect(page.getByText("已完成实名认证，可以购买资源包。")).toBeVisible();

    await nav.getByRole("link", { name: "概览" }).click();
    await page.getByRole("button", { name: "立即开通" }).click();
    await expect(page.getByText(/服务已开通，已发放 \d+ 月免费额度 1,000 次。/)).toBeVisible();
  });

  await test.step("makes a key, rotates it and calls with the vendor's own SDK (D-33)", async () => {
    await page.getByRole("link", { name: "创建密钥" }).first().click();
    const old = await create(page, "密钥", ["SecretId", "SecretKey"]);
    await page
      .getByRole("table", { name: "API 密钥" })
      .getByRole("button", { name: "轮换" })
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "轮换" }).click();
    const key = await shownOnce(page, ["SecretId", "SecretKey"]);
    expect(key.SecretId).not.toBe(old.SecretId);
    await expect(page.getByRole("row", { name: /轮换中/ })).toContainText(old.SecretId.slice(-4));
    const said = await runTheExample(key.SecretId, key.SecretKey);
    expect(said).toContain("coffee.jpg");
    expect(said).toMatch(/RequestId [0-9a-f-]{36}/);
    expect(said).toContain("杯子");
  });

  await test.step("finds the call on the very next page: it was metered before it was answered", async () => {
    await page.goto(routes.overview());
    await expect(page.getByText("免费剩 999")).toBeVisible();
  });

  await test.step("puts money in and buys a pack", async () => {
    await nav.getByRole("link", { name: "充值" }).click();
    await page.getByLabel("金额（元）").fill("305.00");
    await page.getByRole("button", { name: "支付" }).click();
    await expect(page.getByText("已充值 ¥305.00，可用余额 ¥305.00。")).toBeVisible();

    await nav.getByRole("link", { name: "资源包" }).click();
    await page.getByRole("link", { name: "购买资源包" }).click();
    await page.getByRole("link", { name: /^10 万次包/ }).click();
    await expect(page.getByRole("region", { name: "已选" })).toContainText("10 万次包 × 1");
    await page.getByRole("link", { name: "去结算" }).click();
    await page.getByRole("checkbox", { name: /我已阅读并同意/ }).check();
    await page.getByRole("button", { name: "支付 ¥280.00" }).click();
    await expect(page.getByText("已支付 ¥280.00，已发货")).toBeVisible();
  });

  await test.step("reads until when the pack can go back (R-REF-3)", async () => {
    const bought = await timeOf(page);
    const until = deadline24(refundWindowEnd(bought, REFUND_DAYS));
    await expect(page.getByText(`可退款至 ${until}（使用 1 次后即不可退）`)).toBeVisible();
  });

  const month = dayOf(await timeOf(page)).slice(0, 7);
  await test.step("calls what no pack covers, and lets the month end", async () => {
    await nav.getByRole("link", { name: "API 密钥" }).click();
    const { Token: token } = await create(page, "令牌", ["Token"]);
    await reportCalls({ token }, { product: "legacy", edition: "web", calls: 10_000 });
    await page.getByRole("button", { name: /测试时钟/ }).click();
    await page.getByRole("button", { name: "下月 1 日 00:10" }).click();
    await expect(page.getByText("发放免费额度 1 份、结算 1 户。")).toBeVisible();
  });

  await test.step("finds the bill, with the arithmetic that made it (R-SET-3)", async () => {
    await nav.getByRole("link", { name: "账单" }).click();
    await page.getByRole("link", { name: month, exact: true }).click();
    const legacy = page.getByRole("table", { name: "旧版图像标签的推导" });
    await expect(legacy.getByRole("row", { name: /计费用量/ })).toContainText("10,000 次");
    await expect(legacy.getByRole("row", { name: /单价/ })).toContainText("¥0.0025/次");
    await expect(legacy.getByRole("row", { name: /应付/ })).toContainText("¥25.00");
    const general = page.getByRole("table", { name: "通用图像标签的推导" });
    await expect(general.getByRole("row", { name: /免费额度抵扣/ })).toContainText("1 次");
    await expect(general.getByRole("row", { name: /应付/ })).toContainText("¥0.00");
  });
});

/** Makes a key or a token on the keys page; answers the parts that are shown this once. */
async function create<Part extends string>(
  page: Page,
  what: "密钥" | "令牌",
  parts: readonly Part[],
): Promise<Record<Part, string>> {
  const panel = page.getByRole("region", { name: what });
  await panel.getByLabel("名称").fill("端到端");
  await panel.getByRole("button", { name: `创建${what}` }).click();
  return shownOnce(page, parts);
}

/** Reads the parts of a secret that is shown this once, and says that they are saved. */
async function shownOnce<Part extends string>(
  page: Page,
  parts: readonly Part[],
): Promise<Record<Part, string>> {
  const shown = parts.map(async (part) => {
    const value = await page.getByRole("button", { name: `复制 ${part}` }).textContent();
    return [part, value ?? ""] as const;
  });
  const secret = Object.fromEntries(await Promise.all(shown));
  await page.getByRole("link", { name: "我已保存" }).click();
  return secret as Record<Part, string>;
}

/** Runs `examples/tag-image.mjs` as its reader would; answers what it printed. */
async function runTheExample(secretId: string, secretKey: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["examples/tag-image.mjs"], {
    env: {
      ...process.env,
      TUQIAN_SECRET_ID: secretId,
      TUQIAN_SECRET_KEY: secretKey,
      TUQIAN_ENDPOINT: new URL(process.env.API_URL ?? "").host,
    },
  });
  return stdout;
}

/** What the account's clock shows, to the millisecond. */
async function timeOf(page: Page): Promise<Date> {
  const shown = await page.getByRole("banner").getByRole("time").getAttribute("datetime");
  return new Date(shown ?? "");
}

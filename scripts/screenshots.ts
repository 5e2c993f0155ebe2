import { mkdirSync } from "node:fs";
import path from "node:path";

import { chromium, type Page } from "@playwright/test";

import type { DemoPerson } from "@/lib/demo-people";
import { routes } from "@/lib/routes";
import { BROWSER_FLAGS, chromiumHere } from "@/scripts/house/browser.mjs";

// Makes docs/screenshots again from a running console, best one whose demonstration nobody touched yet.
const CONSOLE = process.env.CONSOLE_URL ?? "http://localhost:3000";
const FOLDER = path.join(import.meta.dirname, "..", "docs", "screenshots");
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

type Shot = {
  readonly name: string;
  readonly as: DemoPerson["name"];
  /** An address, or the way to it. */
  readonly open: (page: Page) => Promise<unknown>;
  readonly size?: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
  readonly locale?: "en";
};

const to = (address: string) => (page: Page) => page.goto(address);

const SHOTS: readonly Shot[] = [
  { name: "overview-zh-light-1440", as: "青禾相册", open: to(routes.overview()) },
  { name: "overview-zh-dark-1440", as: "青禾相册", open: to(routes.overview()), dark: true },
  { name: "overview-zh-light-390", as: "青禾相册", open: to(routes.overview()), size: PHONE },
  { name: "overview-en-light-1440", as: "青禾相册", open: to(routes.overview()), locale: "en" },
  { name: "buy-zh-light-1440", as: "青禾相册", open: to(routes.buy()) },
  { name: "bill-zh-light-1440", as: "青禾相册", open: to(routes.bill("2025-10")) },
  { name: "refund-review-zh-light-1440", as: "林筱", open: openRefundOfYunfan },
  { name: "settlement-run-zh-light-1440", as: "陈禾", open: openRunOfOctober },
];

async function openRefundOfYunfan(page: Page): Promise<void> {
  await page.goto(routes.refundQueue());
  await page.getByRole("link").filter({ hasText: "云帆电商" }).first().click();
  await page.getByRole("heading", { level: 1, name: "云帆电商" }).waitFor();
}

async function openRunOfOctober(page: Page): Promise<void> {
  await page.goto(routes.settlement());
  await page.getByRole("link", { name: "2025-10", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "2025-10" }).waitFor();
}

const browser = await chromium.launch({
  executablePath: chromiumHere() ?? undefined,
  args: [...BROWSER_FLAGS],
});
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const shot of SHOTS) await take(shot);
} finally {
  await browser.close();
}

async function take({ name, as, open, size = DESKTOP, dark = false, locale }: Shot): Promise<void> {
  const context = await browser.newContext({
    baseURL: CONSOLE,
    viewport: size,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  await page.goto(routes.signIn());
  await page.getByRole("button", { name: `${as} 的身份进入` }).click();
  await page.getByRole("heading", { level: 1, name: "登录" }).waitFor({ state: "detached" });
  if (locale) await context.addCookies([{ name: "locale", value: locale, url: CONSOLE }]);
  await open(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await context.close();
  process.stdout.write(`${name}.png\n`);
}

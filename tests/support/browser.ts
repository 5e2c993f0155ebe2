import { test as base, type Page } from "@playwright/test";

import { DEMO_PEOPLE, type DemoPerson } from "@/lib/demo-people";
import { routes } from "@/lib/routes";
import type { SandboxCustomer } from "@/tests/support/sandbox-api";
import auth from "@/messages/zh-CN/auth.json" with { type: "json" };

export { expect } from "@playwright/test";

type Credentials = Pick<SandboxCustomer, "email" | "password">;

type Fixtures = {
  /** A browser of their own for one of the demonstration's people, who came in by their role card. */
  signInAs: (name: DemoPerson["name"]) => Promise<Page>;
  /** Signs this test's browser in with the e-mail address and password of a customer. */
  signIn: (customer: Credentials) => Promise<void>;
};

/** Playwright's test, in whose stories several people may act, each in a browser of their own. */
export const test = base.extend<Fixtures>({
  signInAs: async ({ browser, contextOptions }, use) => {
    const opened: Page[] = [];
    await use(async (name) => {
      const page = await (await browser.newContext(contextOptions)).newPage();
      opened.push(page);
      await enterAs(page, name);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
  signIn: async ({ page }, use) => {
    await use((customer) => signInOn(page, customer));
  },
});

/** Signs in as a customer does: with an e-mail address and a password. */
export async function signInOn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto(routes.signIn());
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL(routes.overview());
}

/** Presses the role card of one of the demonstration's people on the sign-in page. */
export async function enterAs(page: Page, name: DemoPerson["name"]): Promise<void> {
  const person = DEMO_PEOPLE.find((one) => one.name === name);
  if (!person) throw new Error(`${name} is not one of the demonstration's people`);
  await page.goto(routes.signIn());
  await page
    .getByRole("button", { name: `以${auth.demo.roles[person.role]} ${name} 的身份进入` })
    .click();
  await page.waitForURL((url) => url.pathname !== routes.signIn());
}

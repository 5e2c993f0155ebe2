import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { expectNoOverflow } from "@/tests/support/page-check";
import { aSandboxCustomer, buyPacks, reportCalls } from "@/tests/support/sandbox-api";

const PHONE = { width: 390, height: 844 };

test("a long name, 500 packs and 10^12 calls break no layout on a phone", async ({
  page,
  signIn,
}) => {
  const customer = await aSandboxCustomer({
    name: "图".repeat(64),
    now: "2025-11-18T10:00",
    funds: { cash: "99999999999.99" },
  });
  for (let order = 0; order < 5; order += 1) {
    await buyPacks(customer, { sku: "general-10k", quantity: 100 });
  }
  await reportCalls(customer, { product: "legacy", edition: "web", calls: 1_000_000_000_000 });
  await page.setViewportSize(PHONE);
  await signIn(customer);
  await expect(page.getByText("1,000,000,000,000").first()).toBeVisible();
  await expectNoOverflow(page);
  await page.goto(routes.packs());
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoOverflow(page);
});

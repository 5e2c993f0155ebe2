import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { aSandboxCustomer, balancesOf, buyPacks, reportCalls } from "@/tests/support/sandbox-api";

const FREE_CALLS = 1_000;

test("R-REF-2 · a pack may go back until its first call; the open page learns of that call", async ({
  page,
  signIn,
}) => {
  const customer = await aSandboxCustomer({ now: "2025-11-18T10:00", funds: { cash: "280.00" } });
  await buyPacks(customer, { sku: "general-100k", quantity: 1 });
  // The free pack is drawn on first (R-USE-3); from here on the bought one is next.
  await reportCalls(customer, { product: "general", calls: FREE_CALLS });
  await signIn(customer);

  await page.goto(routes.packs());
  await page.getByRole("link", { name: "申请退款" }).click();
  const rules = page.getByRole("table", { name: "逐条核对规则的结果" });
  const unused = rules.getByRole("row").filter({ hasText: "R-REF-2" });
  await expect(unused).toContainText("通过");
  await expect(unused).toContainText("已用 0 / 100,000 次");
  const ask = page.getByRole("button", { name: "申请退款 ¥280.00" });
  await expect(ask).toBeVisible();

  await reportCalls(customer, { product: "general", calls: 1 });

  await expect(unused).toContainText("不通过");
  await expect(unused).toContainText("已用 1 / 100,000 次");
  await expect(page.getByText("现在不能退款")).toBeVisible();
  await expect(page.getByText("这个资源包已使用 1 次（首次 11-18 10:00）")).toBeVisible();
  await expect(ask).toBeHidden();
});

test("R-REF-10 · a pack is used after its owner opened the form: the request is refused, nothing is paid", async ({
  page,
  signIn,
}) => {
  const customer = await aSandboxCustomer({ now: "2025-11-18T10:00", funds: { cash: "30.00" } });
  await buyPacks(customer, { sku: "general-10k", quantity: 1 });
  await reportCalls(customer, { product: "general", calls: FREE_CALLS });
  await signIn(customer);

  await page.goto(routes.packs());
  await page.getByRole("link", { name: "申请退款" }).click();
  await page.getByRole("button", { name: "申请退款 ¥30.00" }).click();
  const dialog = page.getByRole("dialog");
  await reportCalls(customer, { product: "general", calls: 1 });
  await dialog.getByRole("button", { name: "申请退款 ¥30.00" }).click();

  await expect(page.getByText("这个资源包已使用 1 次（首次 11-18 10:00）")).toBeVisible();
  expect(await balancesOf(customer)).toMatchObject({ cash: "0.00" });
});

import type { Page } from "@playwright/test";

import type { SandboxCustomer } from "@/tests/support/sandbox-api";

/** R-TIME-1 · Staff see the accounts of one clock at a time: from now on that of this customer. */
export async function watchClock(
  staff: Page,
  { testClockId }: Pick<SandboxCustomer, "testClockId">,
): Promise<void> {
  await staff.getByRole("button", { name: /时钟/ }).click();
  await staff.getByRole("dialog").getByLabel("时钟").selectOption(testClockId);
  // Whoever goes on before the answer is there calls the request off, and sees the old clock for ever.
  await Promise.all([
    staff.waitForResponse((answer) => answer.request().method() === "POST"),
    staff.getByRole("button", { name: "切换", exact: true }).click(),
  ]);
}

import { routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";
import { expectSound } from "@/tests/support/page-check";
import { aSandboxCustomer } from "@/tests/support/sandbox-api";

test("R-USE-2, R-USE-3, R-USE-8 · a first call from the console: tags, who paid, and what is left", async ({
  page,
  signIn,
}) => {
  await signIn(await aSandboxCustomer({ now: "2025-11-18T10:00", activated: true }));
  const answer = page.locator("#answer");
  const receipt = page.getByRole("region", { name: "计量凭据" });
  const call = page.getByRole("button", { name: /^调用/ });

  await test.step("a sample is tagged, and the free quota pays", async () => {
    await page.getByRole("link", { name: "API 调试" }).first().click();
    await page.getByRole("radio", { name: "猫" }).check();
    await expect(page.getByText("本次将计 1 次")).toBeVisible();
    await call.click();
    await expect(answer.getByText("猫", { exact: true })).toBeVisible();
    await expect(receipt).toContainText("由11 月免费额度抵扣 1 次");
    await expect(receipt).toContainText("现剩 999 次");
    await expect(receipt).toContainText("¥0.0000");
    await expectSound(page);
  });

  await test.step("reading it again calls nothing again", async () => {
    await page.reload();
    await expect(receipt).toContainText("现剩 999 次");
  });

  await test.step("a picture of one's own, by two editions of the legacy API, is two postpaid calls", async () => {
    await page.locator("input[name=picture]").setInputFiles("examples/photos/coffee.jpg");
    await page.getByRole("radio", { name: "旧版" }).check();
    await expect(page.getByText("本次将计 2 次")).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await expect(receipt).toContainText("计 2 次（摄像头版、相册版）");
    await expect(receipt).toContainText("费用，暂按 ¥0.0050");
    await expect(answer.getByRole("heading", { name: "相册版" })).toBeVisible();
    // Kept in this browser alone.
    await expect(answer.getByRole("img", { name: "这次调用的图片" })).toHaveAttribute(
      "src",
      /^data:image\/jpeg/,
    );
  });

  await test.step("the same call as code names the key, and never its secret", async () => {
    await page.goto(`${page.url().replace("#answer", "")}&view=code&language=java`);
    await expect(answer.locator("code")).toContainText(/AKID\w{32}/);
    await expect(answer.locator("code")).toContainText(`\\"Scenes\\":[\\"CAMERA\\",\\"ALBUM\\"]`);
    await expect(answer.locator("code")).toContainText("TUQIAN_SECRET_KEY");
  });

  await test.step("both calls stand under usage", async () => {
    await page.goto(routes.usage({ split: "product" }));
    await expect(page.getByRole("definition").filter({ hasText: "100.0%" })).toBeVisible();
  });
});

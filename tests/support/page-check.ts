import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const CONFORMANCE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ABOUT_COLOURS = ["color-contrast", "link-in-text-block"];

/** A laptop and a phone; the desktop first, since pages are opened there. */
export const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Collects from now on what a page complains of: errors on its console, and those nobody caught. */
export function listenForErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}

/**
 * In each size and colour: one h1, nothing wider than the screen, and no barrier that axe knows of. A
 * page is the same in the dark but for its colours, so there only those are asked about.
 */
export async function expectSound(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    const inTheLight = new AxeBuilder({ page }).withTags(CONFORMANCE);
    await expectNoViolations(page, inTheLight, `${size.width} px`);
    await page.emulateMedia({ colorScheme: "dark" });
    const inTheDark = new AxeBuilder({ page }).withRules(ABOUT_COLOURS);
    await expectNoViolations(page, inTheDark, `${size.width} px, dark`);
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize(SIZES[0]);
}

/** The page itself never scrolls sideways; tables and charts may, inside their own frame. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(content, `${page.url()} is wider than its ${screen} px`).toBeLessThanOrEqual(screen);
}

async function expectNoViolations(page: Page, axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
  }));
  expect(found, `${page.url()} at ${where}`).toEqual([]);
}

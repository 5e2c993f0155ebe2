import { expect, type ConsoleMessage, type Page } from "@playwright/test";
import axe from "axe-core";

const CONFORMANCE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ABOUT_COLOURS = ["color-contrast", "link-in-text-block"];

/** A laptop and a phone; the desktop first, since pages are opened there. */
export const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/**
 * Collects from now on what a page complains of: errors on its console, and those nobody caught.
 * Asking for them ends it.
 */
export function listenForErrors(page: Page): () => readonly string[] {
  const errors: string[] = [];
  const uncaught = (error: Error) => errors.push(error.message);
  const written = (message: ConsoleMessage) => {
    if (message.type() === "error") errors.push(message.text());
  };
  page.on("pageerror", uncaught);
  page.on("console", written);
  return () => {
    page.off("pageerror", uncaught);
    page.off("console", written);
    return errors;
  };
}

/**
 * In each size and colour: one h1, nothing wider than the screen, and no barrier that axe knows of. A
 * page is the same in the dark but for its colours, so there only those are asked about.
 */
export async function expectSound(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  // Once a page, and asked for no more than its complaints: a quarter of what axe's own adapter takes.
  await page.evaluate(axe.source);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    await expectNoViolations(page, { type: "tag", values: CONFORMANCE }, `${size.width} px`);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectNoViolations(
      page,
      { type: "rule", values: ABOUT_COLOURS },
      `${size.width} px, dark`,
    );
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

async function expectNoViolations(page: Page, runOnly: axe.RunOnly, where: string): Promise<void> {
  const violations = await page.evaluate(
    async (options) => (await window.axe.run(document, options)).violations,
    { runOnly, resultTypes: ["violations"] } satisfies axe.RunOptions,
  );
  const found = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
  }));
  expect(found, `${page.url()} at ${where}`).toEqual([]);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

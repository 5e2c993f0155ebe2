/** What keys do on the page that is shown. Each answers whether there was anything to do. */

/** Presses what carries the key as `aria-keyshortcuts`. */
export function pressCarrier(key: string): boolean {
  const carriers = document.querySelectorAll<HTMLElement>(
    `[aria-keyshortcuts="${CSS.escape(key)}"]`,
  );
  const shown = [...carriers].find(isShown);
  shown?.click();
  return shown !== undefined;
}

/** Goes to the filter of the page, or of the top bar. */
export function enterFilter(): boolean {
  const fields = ["main", "header"].flatMap((place) => [
    ...document.querySelectorAll<HTMLElement>(
      `${place} form[action^="/"]:not([method="post" i]) :is(input:not([type=hidden]), select)`,
    ),
  ]);
  const field = fields.find(isShown);
  field?.focus();
  return field !== undefined;
}

/** Moves the focus to the link of the next row, or of the one before. From outside to the first. */
export function moveInList(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll("[data-row]")]
    .map((row) => [...row.querySelectorAll<HTMLElement>("a[href], button")].find(isShown))
    .filter((link) => link !== undefined);
  const at = links.findIndex((link) => rowOf(link) === rowOf(document.activeElement));
  const next = at < 0 ? links[0] : links[Math.min(Math.max(at + step, 0), links.length - 1)];
  next?.focus();
  return next !== undefined;
}

/** Lets go of the row that has the focus. */
export function leaveList(): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !rowOf(focused)) return false;
  focused.blur();
  return true;
}

const rowOf = (element: Element | null | undefined): Element | null =>
  element?.closest("[data-row]") ?? null;

const isShown = (element: HTMLElement): boolean => element.checkVisibility();

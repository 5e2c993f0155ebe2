/** The query of a page's address, as Next hands it to the page. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The known value that a parameter has; undefined for anything else. */
export const oneOf = <Known extends string>(
  known: readonly Known[],
  value: string | readonly string[] | undefined,
): Known | undefined => known.find((each) => each === value);

/** An id as an address carries it; undefined where it cannot be one. */
export const idFrom = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" && /^[\w-]{1,60}$/.test(value) ? value : undefined;

/** A parameter that was given once; undefined where it is missing or came twice. */
export const oneValue = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

/** The query of a page's address, as Next hands it to the page. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The known value that a parameter has; undefined for anything else. */
export const oneOf = <Known extends string>(
  known: readonly Known[],
  value: string | readonly string[] | undefined,
): Known | undefined => known.find((each) => each === value);

/** The formats in which usage can be kept. */
export const FILES = ["csv", "xlsx"] as const;

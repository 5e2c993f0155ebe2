export const BROWSER_FLAGS: readonly string[];
export function chromiumHere(): string | null;

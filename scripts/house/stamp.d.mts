export function stampOf(root: string, entries: string[]): string;
export function readStamp(file: string): string | null;

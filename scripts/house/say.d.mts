export const bold: (text: string) => string;
export const red: (text: string) => string;
export const green: (text: string) => string;
export function duration(milliseconds: number): string;
export function complain(error: unknown): void;
export class Expected extends Error {}

export function keptDatabase(): Promise<{ url: string; close: () => Promise<void> }>;

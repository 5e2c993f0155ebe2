export function throwAwayDatabase(options?: {
  settings?: Record<string, string>;
}): Promise<{ url: string; stop: () => Promise<void> }>;

export type RateLimit = { admits(key: string, limit: number, now: Date): boolean };

const SWEEP_EVERY_MS = 60_000;

/**
 * Admits at most `limit` requests with the same key within any `windowMs`, whatever the limit was before; refused ones
 * do not count. It keeps its figures in memory: with several API processes each has its own.
 */
export function createRateLimit(windowMs: number): RateLimit {
  const admitted = new Map<string, number[]>();
  let sweptAt = 0;

  function forgetIdleKeys(at: number): void {
    if (at - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = at;
    for (const [key, times] of admitted) {
      if ((times.at(-1) ?? 0) <= at - windowMs) admitted.delete(key);
    }
  }

  return {
    admits(key, limit, now) {
      const at = now.getTime();
      forgetIdleKeys(at);
      const recent = (admitted.get(key) ?? []).filter((time) => time > at - windowMs);
      const free = recent.length < limit;
      if (free) recent.push(at);
      admitted.set(key, recent);
      return free;
    },
  };
}

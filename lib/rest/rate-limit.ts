/** So many requests a second, and a burst after a pause. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** What one token may do. Generous: it guards the service, it does not sell it. */
export const TOKEN_RATE: Rate = { perSecond: 1_000, burst: 2_000 };

type Bucket = { left: number; at: number };

const SWEEP_EVERY_MS = 60_000;

/**
 * A bucket for each name that fills at a steady rate. Kept in memory: with several API processes each has its own.
 */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = 0;

  constructor(private readonly rate: Rate) {}

  /** Takes one request from the bucket. Answers 0, or in how many seconds there will be one. */
  take(name: string, now: Date): number {
    const at = now.getTime();
    this.sweep(at);
    const bucket = this.buckets.get(name) ?? { left: this.rate.burst, at };
    const left = this.filled(bucket, at);
    const taken = left >= 1;
    this.buckets.set(name, { left: taken ? left - 1 : left, at });
    return taken ? 0 : (1 - left) / this.rate.perSecond;
  }

  private filled({ left, at }: Bucket, now: number): number {
    const seconds = Math.max(0, now - at) / 1000;
    return Math.min(this.rate.burst, left + seconds * this.rate.perSecond);
  }

  // A full bucket says no more than none.
  private sweep(now: number): void {
    if (now - this.sweptAt < SWEEP_EVERY_MS) return;
    this.sweptAt = now;
    for (const [name, bucket] of this.buckets) {
      if (this.filled(bucket, now) >= this.rate.burst) this.buckets.delete(name);
    }
  }
}

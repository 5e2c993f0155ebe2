type Attempts = { count: number; readonly until: number };

export type AttemptLimits = {
  readonly attempts: number;
  readonly withinMs: number;
  /** How many names are remembered; the oldest is forgotten first. */
  readonly names: number;
};

/** Counts attempts by name in the memory of this process, and says when there were too many. */
export class AttemptLimit {
  private readonly made = new Map<string, Attempts>();

  constructor(private readonly limits: AttemptLimits) {}

  /** Counts one attempt. Answers null, or from when on the next one is allowed. */
  count(name: string, now: Date): Date | null {
    const before = this.made.get(name);
    const current = before && before.until > now.getTime() ? before : this.begin(name, now);
    if (current.count >= this.limits.attempts) return new Date(current.until);
    current.count += 1;
    return null;
  }

  /** Takes back one attempt that came to nothing by no fault of who made it. */
  giveBack(name: string): void {
    const made = this.made.get(name);
    if (made && made.count > 0) made.count -= 1;
  }

  forget(name: string): void {
    this.made.delete(name);
  }

  private begin(name: string, now: Date): Attempts {
    this.made.delete(name);
    const oldest = this.made.keys().next();
    if (this.made.size >= this.limits.names && !oldest.done) this.made.delete(oldest.value);
    const attempts = { count: 0, until: now.getTime() + this.limits.withinMs };
    this.made.set(name, attempts);
    return attempts;
  }
}

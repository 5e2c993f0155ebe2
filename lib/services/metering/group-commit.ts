import type { UsageAnswer, UsageEvent } from "@/lib/services/metering/usage";

/** Thrown to a caller when more wait than can be served soon: back-pressure instead of a long queue. */
export class MeterBusy extends Error {
  override readonly name = "MeterBusy";
}

type Submission = {
  readonly events: readonly UsageEvent[];
  readonly resolve: (answers: UsageAnswer[]) => void;
  readonly reject: (error: unknown) => void;
};

type Limits = {
  /** Events in one transaction. */
  readonly batch: number;
  /** Events that may wait. */
  readonly waiting: number;
};

/**
 * Group commit: while one batch is being written, the next gathers; it leaves as soon as the lane is
 * free. There is no timer, so a lone call does not wait, and one lane a process, since fuller batches
 * beat more connections.
 */
export class GroupCommit {
  private queue: Submission[] = [];
  private waiting = 0;
  private running = false;

  constructor(
    private readonly record: (events: readonly UsageEvent[]) => Promise<UsageAnswer[]>,
    private readonly limits: Limits = { batch: 1_000, waiting: 20_000 },
  ) {}

  /** Resolves when the events are durable and covered. */
  submit(events: readonly UsageEvent[]): Promise<UsageAnswer[]> {
    if (this.waiting + events.length > this.limits.waiting) {
      return Promise.reject(new MeterBusy("too many usage events are waiting"));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ events, resolve, reject });
      this.waiting += events.length;
      void this.run();
    });
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      while (this.queue.length > 0) {
        await this.flush(this.take());
        // Whoever was answered, or is already heard, may join the next batch: one turn of the loop, and no timer.
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      this.running = false;
    }
  }

  private take(): Submission[] {
    let events = 0;
    let taken = 0;
    for (const submission of this.queue) {
      events += submission.events.length;
      if (taken > 0 && events > this.limits.batch) break;
      taken += 1;
    }
    const batch = this.queue.slice(0, taken);
    this.queue = this.queue.slice(taken);
    this.waiting -= batch.reduce((sum, submission) => sum + submission.events.length, 0);
    return batch;
  }

  private async flush(batch: readonly Submission[]): Promise<void> {
    try {
      const answers = await this.record(batch.flatMap(({ events }) => events));
      let from = 0;
      for (const { events, resolve } of batch) {
        resolve(answers.slice(from, from + events.length));
        from += events.length;
      }
    } catch (error) {
      // One caller's failure must not become its neighbours': each is tried once more, alone.
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const submission of batch) await this.flush([submission]);
    }
  }
}

import type postgres from "postgres";

/** Thrown when no connection came free in time: the doors answer 503 and ask to try again. */
export class DatabaseBusy extends Error {
  override readonly name = "DatabaseBusy";
}

type Limits = { readonly concurrent: number; readonly waiting: number; readonly waitMs: number };

/**
 * postgres.js waits for ever for a free connection. Transactions are what holds connections long, so
 * they pass through this gate: at most `concurrent` run, `waiting` wait, none longer than `waitMs`.
 */
export function limited(sql: postgres.Sql, limits: Limits): postgres.Sql {
  const gate = new Gate(limits);
  const begin = async (...args: unknown[]) => {
    await gate.enter();
    try {
      return await (sql.begin as (...args: unknown[]) => Promise<unknown>)(...args);
    } finally {
      gate.leave();
    }
  };
  return new Proxy(sql, {
    get: (target, property) =>
      property === "begin" ? begin : Reflect.get(target, property, target),
  });
}

class Gate {
  private running = 0;
  private readonly queue: { admit: () => void; timer: NodeJS.Timeout }[] = [];

  constructor(private readonly limits: Limits) {}

  enter(): Promise<void> {
    if (this.running < this.limits.concurrent) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.queue.length >= this.limits.waiting) throw new DatabaseBusy("too many are waiting");
    return new Promise((admit, refuse) => {
      const waiter = {
        admit,
        timer: setTimeout(() => {
          this.queue.splice(this.queue.indexOf(waiter), 1);
          refuse(new DatabaseBusy(`no connection within ${this.limits.waitMs} ms`));
        }, this.limits.waitMs),
      };
      this.queue.push(waiter);
    });
  }

  leave(): void {
    const next = this.queue.shift();
    if (!next) {
      this.running -= 1;
      return;
    }
    clearTimeout(next.timer);
    next.admit();
  }
}

import { Worker, type ResourceLimits } from "node:worker_threads";

import { ok, refuse, type Result } from "@/lib/core/result";

/**
 * What a worker's script sends once, when it can take jobs. Every other message is the answer to
 * the job it was given.
 */
export const READY = "ready";

/**
 * Why a job has no answer: too many wait; it took longer than the limit; its thread died of it; no
 * thread could be started; the pool is closed.
 */
export type PoolFailure = "busy" | "timed-out" | "died" | "not-started" | "closed";

export type PoolSettings = {
  readonly script: URL;
  readonly size: number;
  readonly maxWaiting: number;
  readonly timeLimitMs: number;
  readonly resourceLimits: ResourceLimits;
};

export type WorkerPool<Job, Answer> = {
  run(job: Job): Promise<Result<Answer, PoolFailure>>;
  warmUp(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Loading the script and what it needs may take this long, also on a machine that is busy with
 * other things.
 */
const START_LIMIT_MS = 30_000;

type Task<Job, Answer> = {
  readonly job: Job;
  readonly settle: (outcome: Result<Answer, PoolFailure>) => void;
};
type Slot<Job, Answer> = {
  readonly worker: Worker;
  ready: boolean;
  task: Task<Job, Answer> | undefined;
  timer: NodeJS.Timeout | undefined;
};

/**
 * Runs jobs in worker threads, one at a time in each. A thread that dies or overruns is replaced
 * when the next job needs one. Idle threads do not keep the process alive.
 */
export function createWorkerPool<Job, Answer>(settings: PoolSettings): WorkerPool<Job, Answer> {
  const slots = new Set<Slot<Job, Answer>>();
  const waiting: Task<Job, Answer>[] = [];
  const watchers = new Set<() => void>();
  let closed = false;
  let lastError: unknown;

  function start(): void {
    // tsx lets the thread read TypeScript and "@/", however the process itself was started.
    const worker = new Worker(settings.script, {
      execArgv: ["--import", import.meta.resolve("tsx")],
      resourceLimits: settings.resourceLimits,
    });
    const slot: Slot<Job, Answer> = { worker, ready: false, task: undefined, timer: undefined };
    slots.add(slot);
    slot.timer = setTimeout(() => stop(slot, "not-started"), START_LIMIT_MS);
    worker.on("message", (message: Answer | typeof READY) => {
      clearTimeout(slot.timer);
      if (message === READY) slot.ready = true;
      else finish(slot, ok(message));
      worker.unref();
      assign();
    });
    // Comes before "exit", which decides; without a listener it would be thrown in the main thread.
    worker.on("error", (error) => {
      lastError = error;
    });
    worker.on("exit", () => stop(slot, slot.ready ? "died" : "not-started"));
  }

  /**
   * Takes a thread out of the pool. Safe to call again: its exit is reported after it was stopped
   * for being late.
   */
  function stop(slot: Slot<Job, Answer>, failure: PoolFailure): void {
    clearTimeout(slot.timer);
    if (!slots.delete(slot)) return;
    void slot.worker.terminate();
    finish(slot, refuse(failure));
    // Nobody else will start a thread for those who wait, unless threads cannot be started at all.
    if (failure === "not-started") {
      for (const task of waiting.splice(0)) task.settle(refuse(failure));
    }
    assign();
  }

  function finish(slot: Slot<Job, Answer>, outcome: Result<Answer, PoolFailure>): void {
    const task = slot.task;
    slot.task = undefined;
    task?.settle(outcome);
  }

  /**
   * Gives the jobs that wait to the threads that are free, and starts threads while there are too
   * few.
   */
  function assign(): void {
    for (const slot of slots) {
      if (!slot.ready || slot.task) continue;
      const task = waiting.shift();
      if (!task) break;
      slot.task = task;
      slot.timer = setTimeout(() => stop(slot, "timed-out"), settings.timeLimitMs);
      slot.worker.ref();
      slot.worker.postMessage(task.job);
    }
    const starting = [...slots].filter((slot) => !slot.ready).length;
    for (
      let missing = waiting.length - starting;
      missing > 0 && slots.size < settings.size;
      missing -= 1
    ) {
      start();
    }
    for (const look of watchers) look();
  }

  return {
    run(job) {
      if (closed) return Promise.resolve(refuse("closed"));
      const free = [...slots].filter((slot) => !slot.task).length + settings.size - slots.size;
      if (waiting.length >= settings.maxWaiting + free) return Promise.resolve(refuse("busy"));
      return new Promise((settle) => {
        waiting.push({ job, settle });
        assign();
      });
    },

    warmUp() {
      if (!closed) while (slots.size < settings.size) start();
      return new Promise((resolve, reject) => {
        const look = () => {
          const all = [...slots];
          if (all.length > 0 && !all.every((slot) => slot.ready)) return;
          watchers.delete(look);
          if (all.length > 0) resolve();
          else
            reject(new Error(`${settings.script.pathname} does not start`, { cause: lastError }));
        };
        watchers.add(look);
        look();
      });
    },

    async close() {
      closed = true;
      for (const task of waiting.splice(0)) task.settle(refuse("closed"));
      const running = [...slots];
      for (const slot of running) stop(slot, "closed");
      await Promise.all(running.map((slot) => slot.worker.terminate()));
    },
  };
}

import { ok, refuse, type Result } from "@/lib/core/result";
import { inspectImage } from "@/lib/tagger/inspect-image";
import { labelsOf, type Detection } from "@/lib/tagger/labels";
import type { Tagger } from "@/lib/tagger/tagger";
import { createWorkerPool, type PoolFailure } from "@/lib/tagger/worker-pool";

/** What a worker thread answers about one picture. */
export type Sighting = Result<readonly Detection[], "undecodable" | "failed">;

export type ModelTaggerSettings = {
  /**
   * Threads that look at pictures at the same time. Each takes about 150 MB, up to 900 MB for the
   * largest picture.
   */
  readonly workers?: number;
  /** Pictures that may wait for a thread; one more is refused as `busy`. */
  readonly maxWaiting?: number;
  /** How long one picture may keep a thread. */
  readonly timeLimitMs?: number;
};

/**
 * Tags pictures with the model described in README.md beside this file. Threads start with the
 * first picture, or with `warmUp()`. A picture that exhausts its thread's time or memory costs that
 * thread, never the process.
 */
export function createModelTagger(settings: ModelTaggerSettings = {}): Tagger {
  const pool = createWorkerPool<Uint8Array, Sighting>({
    script: new URL("./tag-worker.ts", import.meta.url),
    size: settings.workers ?? 1,
    maxWaiting: settings.maxWaiting ?? 24,
    timeLimitMs: settings.timeLimitMs ?? 10_000,
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  return {
    warmUp: () => pool.warmUp(),
    close: () => pool.close(),
    async tag(bytes) {
      const header = inspectImage(bytes);
      if (!header.ok) return header;
      const answer = await pool.run(bytes);
      if (!answer.ok) return refuse(REFUSALS[answer.refusal]);
      return answer.value.ok ? ok(labelsOf(answer.value.value)) : answer.value;
    },
  };
}

/**
 * A thread that dies in the middle of a picture died of the picture: it ran out of memory while
 * unfolding it.
 */
const REFUSALS = {
  busy: "busy",
  "timed-out": "timed-out",
  died: "undecodable",
  "not-started": "failed",
  closed: "failed",
} as const satisfies Readonly<Record<PoolFailure, string>>;

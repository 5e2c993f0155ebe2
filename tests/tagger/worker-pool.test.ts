import { afterEach, describe, expect, it } from "vitest";

import { createWorkerPool, type PoolSettings, type WorkerPool } from "@/lib/tagger/worker-pool";

const pools: WorkerPool<string, string>[] = [];

function pool(settings: Partial<PoolSettings> = {}): WorkerPool<string, string> {
  const made = createWorkerPool<string, string>({
    script: new URL("./misbehaving-worker.ts", import.meta.url),
    size: 1,
    maxWaiting: 2,
    timeLimitMs: 5_000,
    resourceLimits: { maxOldGenerationSizeMb: 64 },
    ...settings,
  });
  pools.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((made) => made.close()));
});

const answered = { ok: true, value: "answered" };
const refused = (refusal: string) => ({ ok: false, refusal });

describe("a job that kills its thread costs that job only", () => {
  it.each([
    ["throws", "throw", "died"],
    ["exits", "exit", "died"],
    ["exhausts its memory", "fill", "died"],
    ["does not end", "hang", "timed-out"],
  ])("one that %s", { timeout: 30_000 }, async (_, job, refusal) => {
    const workers = pool({ timeLimitMs: job === "hang" ? 300 : 20_000 });
    const [bad, next] = await Promise.all([workers.run(job), workers.run("answer")]);
    expect(bad).toEqual(refused(refusal));
    expect(next).toEqual(answered);
  });
});

it(
  "jobs beyond those at work and those that may wait are refused",
  { timeout: 30_000 },
  async () => {
    const workers = pool();
    const jobs = await Promise.all(Array.from({ length: 5 }, () => workers.run("answer")));
    expect(jobs).toEqual([answered, answered, answered, refused("busy"), refused("busy")]);
  },
);

it(
  "a script that does not start is told, to the job and to who warms up",
  { timeout: 30_000 },
  async () => {
    const workers = pool({ script: new URL("./no-such-worker.ts", import.meta.url) });
    expect(await workers.run("answer")).toEqual(refused("not-started"));
    await expect(workers.warmUp()).rejects.toThrow("does not start");
  },
);

it("closing refuses the jobs at work and those that come later", { timeout: 30_000 }, async () => {
  const workers = pool();
  await workers.warmUp();
  const running = workers.run("hang");
  await workers.close();
  expect(await running).toEqual(refused("closed"));
  expect(await workers.run("answer")).toEqual(refused("closed"));
});

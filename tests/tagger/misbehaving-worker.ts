import { parentPort } from "node:worker_threads";

import { READY } from "@/lib/tagger/worker-pool";

/** A worker for the tests of the pool: it does what the job says. */
const deeds: Readonly<Record<string, () => void>> = {
  answer: () => parentPort?.postMessage("answered"),
  throw: () => {
    throw new Error("thrown on purpose");
  },
  exit: () => process.exit(1),
  hang: () => {
    for (;;);
  },
  fill: () => {
    const hoard: number[][] = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, Math.random));
  },
};

parentPort?.on("message", (job: string) => deeds[job]?.());
parentPort?.postMessage(READY);

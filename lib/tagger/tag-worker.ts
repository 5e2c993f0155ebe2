import { parentPort } from "node:worker_threads";

import { decodeImage } from "@/lib/tagger/decode-image";
import { loadDetector } from "@/lib/tagger/detector";
import { letterbox, MODEL_SIDE, type Pixels } from "@/lib/tagger/letterbox";
import type { Sighting } from "@/lib/tagger/model-tagger";
import { READY } from "@/lib/tagger/worker-pool";

/**
 * The thread in which pictures are unfolded and looked at, one after another. Whatever goes wrong,
 * goes wrong in here.
 */
const detect = await loadDetector();

parentPort?.on("message", (bytes: Uint8Array) => {
  parentPort?.postMessage(look(bytes));
});
parentPort?.postMessage(READY);

function look(bytes: Uint8Array): Sighting {
  let pixels: Pixels;
  try {
    pixels = decodeImage(bytes);
  } catch {
    return { ok: false, refusal: "undecodable" };
  }
  try {
    return { ok: true, value: detect(letterbox(pixels, MODEL_SIDE)) };
  } catch {
    return { ok: false, refusal: "failed" };
  }
}

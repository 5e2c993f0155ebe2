import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { loadGraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { z } from "zod";

import type { Detection } from "@/lib/tagger/labels";
import { MODEL_SIDE } from "@/lib/tagger/letterbox";

/** For each of the things it saw the model answers x1, y1, x2, y2, score, class. */
const NUMBERS_PER_DETECTION = 6;
const OUTPUT = "tower_0/detections";

/**
 * Says what is seen on one square of `MODEL_SIDE` pixels, RGB from 0 to 255. Blocks its thread for
 * some 0.2 s.
 */
export type Detector = (square: Float32Array) => readonly Detection[];

/**
 * Loads the model from the packages in `node_modules`; nothing is downloaded. Takes about 0.1 s.
 */
export async function loadDetector(): Promise<Detector> {
  const find = createRequire(import.meta.url).resolve;
  setWasmPaths(`${path.dirname(find("@tensorflow/tfjs-backend-wasm"))}/`);
  await tf.setBackend("wasm");

  const folder = path.join(path.dirname(find("@vladmandic/human")), "../models");
  const model = await loadGraphModel({ load: () => readModel(folder) });

  return (square) => {
    const numbers = tf.tidy(() => {
      const input = tf.tensor4d(square, [1, MODEL_SIDE, MODEL_SIDE, 3]);
      return (model.execute(input, OUTPUT) as tf.Tensor).dataSync<"float32">();
    });
    return Array.from({ length: numbers.length / NUMBERS_PER_DETECTION }, (_, index) => {
      const [score = 0, classIndex = -1] = numbers.subarray(index * NUMBERS_PER_DETECTION + 4);
      return { score, classIndex };
    });
  };
}

const ModelFile = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.tuple([
    z.object({ weights: z.array(z.custom<tf.io.WeightsManifestEntry>()) }),
  ]),
});

async function readModel(folder: string): Promise<tf.io.ModelArtifacts> {
  const file = ModelFile.parse(
    JSON.parse(await readFile(path.join(folder, "centernet.json"), "utf8")),
  );
  const weights = await readFile(path.join(folder, "centernet.bin"));
  return {
    modelTopology: file.modelTopology,
    weightSpecs: file.weightsManifest[0].weights,
    weightData: new Uint8Array(weights).buffer,
  };
}

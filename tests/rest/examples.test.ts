import { execFile, spawnSync } from "node:child_process";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";

import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { composeApi } from "@/lib/api/compose";
import { apiServer } from "@/lib/api/server";
import { systemClock } from "@/lib/clock";
import { ok } from "@/lib/core/result";
import { CIPHER, useApi } from "@/tests/rest/api";

const api = useApi();
const run = promisify(execFile);

const CUP = {
  nameZh: "杯子",
  nameEn: "cup",
  firstCategoryZh: "物品",
  firstCategoryEn: "Objects",
  secondCategoryZh: "餐具",
  secondCategoryEn: "Tableware",
  confidence: 54,
};

/** A language that is not on this machine can be tried on none of its examples. */
const isHere = (...commands: readonly string[]) =>
  commands.every((command) => spawnSync(command, ["--version"]).error === undefined);

const EXAMPLES = [
  { name: "Node with the vendor's SDK", needs: ["node"], run: "node", script: "tag-image.mjs" },
  { name: "Python alone", needs: ["python3"], run: "python3", script: "tag_image.py" },
  {
    name: "curl and openssl",
    needs: ["bash", "curl", "openssl"],
    run: "bash",
    script: "tag-image.sh",
  },
].filter(({ needs }) => isHere(...needs));

let endpoint = "";
let close = () => {};

beforeAll(async () => {
  const server = apiServer(
    composeApi({
      db: api().db,
      clock: systemClock,
      cipher: CIPHER,
      sandbox: true,
      tagger: { tag: async () => ok([CUP]) },
      fetchImage: async () => ok(Buffer.from("picture")),
      log: pino({ level: "silent" }),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterAll(() => close());

describe("the examples", () => {
  it.each(EXAMPLES)(
    "R-USE-2 · $name: the shipped photo is tagged, and one call counted",
    async ({ run: command, script }) => {
      const account = await api().account();
      const { stdout } = await run(command, [`examples/${script}`], {
        env: {
          ...process.env,
          TUQIAN_SECRET_ID: account.secretId,
          TUQIAN_SECRET_KEY: account.secretKey,
          TUQIAN_ENDPOINT: endpoint,
        },
      });
      expect(stdout).toContain("杯子");
      expect((await account.seen("/usage/current")).products[0]).toMatchObject({
        product: "general",
        calls: 1,
        cover: { free: 1 },
      });
    },
  );

  it.each(EXAMPLES)(
    "$name: a wrong secret is told by its code",
    async ({ run: command, script }) => {
      const account = await api().account();
      const answer = await run(command, [`examples/${script}`], {
        env: {
          ...process.env,
          TUQIAN_SECRET_ID: account.secretId,
          TUQIAN_SECRET_KEY: "wrong",
          TUQIAN_ENDPOINT: endpoint,
        },
      }).catch((error: { stdout: string; stderr: string }) => error);
      expect(answer.stdout + answer.stderr).toContain("AuthFailure.SignatureFailure");
    },
  );
});

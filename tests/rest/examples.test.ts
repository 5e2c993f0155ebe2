import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { useApi } from "@/tests/rest/api";
import { isHere } from "@/tests/support/is-here";
import { serveApi } from "@/tests/vendor/served-api";

const api = useApi();
const run = promisify(execFile);

let served: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  served = await serveApi(api().db);
});
afterAll(() => served.close());

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
          TUQIAN_ENDPOINT: served.endpoint,
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
          TUQIAN_ENDPOINT: served.endpoint,
        },
      }).catch((error: { stdout: string; stderr: string }) => error);
      expect(answer.stdout + answer.stderr).toContain("AuthFailure.SignatureFailure");
    },
  );
});

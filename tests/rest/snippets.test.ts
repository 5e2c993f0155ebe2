import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { SnippetCall } from "@/lib/snippets/call";
import { snippet, SNIPPET_LANGUAGES, type SnippetLanguage } from "@/lib/snippets/snippet";
import { useApi } from "@/tests/rest/api";
import { isHere } from "@/tests/support/is-here";
import { serveApi } from "@/tests/vendor/served-api";

const api = useApi();
const run = promisify(execFile);

type Program = { readonly needs: readonly string[]; readonly file: string };

/** How a snippet is run as it stands. Go would take its compiler half a minute: it is only parsed. */
const PROGRAMS: Readonly<Record<SnippetLanguage, Program>> = {
  curl: { needs: ["bash", "curl", "openssl"], file: "call.sh" },
  node: { needs: ["node"], file: "call.mjs" },
  python: { needs: ["python3"], file: "call.py" },
  java: { needs: ["java", "javac"], file: "Call.java" },
  go: { needs: ["gofmt"], file: "call.go" },
};
const RUNNABLE = SNIPPET_LANGUAGES.filter(
  (language) => language !== "go" && isHere(...PROGRAMS[language].needs),
);

const PARSABLE = (["go"] as const).filter((language) => isHere(...PROGRAMS[language].needs));

let served: Awaited<ReturnType<typeof serveApi>>;
let folder = "";
beforeAll(async () => {
  served = await serveApi(api().db);
  folder = await mkdtemp(join(tmpdir(), "snippets-"));
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await copyFile("examples/photos/coffee.jpg", join(folder, "it's a photo.jpg"));
});
afterAll(async () => {
  served.close();
  await rm(folder, { recursive: true });
});

const callWith = (keyId: string | null): SnippetCall => ({
  apiUrl: `http://${served.endpoint}`,
  action: "DetectLabel",
  version: "2019-05-29",
  keyId,
  parameters: { ImageBase64: { file: "it's a photo.jpg" }, Scenes: ["ALBUM", "NEWS"] },
  answerIn: "en-US",
});

describe("the snippets", () => {
  it.each(RUNNABLE)(
    "R-USE-2 · %s: what stands on the page runs as it is, and two scenes count as two calls",
    async (language) => {
      const account = await api().account();
      const { needs, file } = PROGRAMS[language];
      await writeFile(join(folder, file), snippet(language, callWith(account.secretId)));
      const { stdout } = await run(needs[0] ?? "", [file], {
        cwd: folder,
        env: { ...process.env, TUQIAN_SECRET_KEY: account.secretKey },
      });
      const { Response: wrapped, ...bare } = JSON.parse(stdout);
      const answer = wrapped ?? bare;
      expect(answer).toMatchObject({ Labels: null, AlbumLabels: [{ Name: "cup" }] });
      expect(answer.RequestId).toMatch(/^[0-9a-f-]{36}$/);
      expect((await account.seen("/usage/current")).products[1]).toMatchObject({
        product: "legacy",
        calls: 2,
      });
    },
    60_000,
  );

  it.each(PARSABLE)(
    "%s: what stands on the page can be read by its own parser",
    async (language) => {
      const { needs, file } = PROGRAMS[language];
      await writeFile(join(folder, file), snippet(language, callWith(null)));
      const { stderr } = await run(needs[0] ?? "", ["-e", file], { cwd: folder });
      expect(stderr).toBe("");
    },
  );

  it.each(SNIPPET_LANGUAGES)("%s: names the call and its key, and never a secret", (language) => {
    const known = snippet(language, callWith("AKIDknown"));
    for (const name of ["DetectLabel", "ALBUM", "AKIDknown", "TUQIAN_SECRET_KEY", "en-US"]) {
      expect(known).toContain(name);
    }
    expect(known).toContain(served.endpoint);
    expect(known).not.toContain("TUQIAN_SECRET_ID");
    expect(snippet(language, callWith(null))).toContain("TUQIAN_SECRET_ID");
  });

  it.each(SNIPPET_LANGUAGES)("%s: a call without a picture reads no file", (language) => {
    const bill = snippet(language, {
      ...callWith(null),
      action: "DescribeBillSummary",
      version: "2018-07-09",
      parameters: { Month: "2025-10", Limit: 5 },
    });
    expect(bill).toContain("2025-10");
    expect(bill).toContain("billing");
    expect(bill.toLowerCase()).not.toMatch(/base64|readfile/);
  });
});

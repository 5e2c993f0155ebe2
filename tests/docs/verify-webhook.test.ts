import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { OLDEST_MESSAGE_S, VERIFIERS, type ReceiverLanguage } from "@/lib/docs/verify-webhook";
import { signatureOf } from "@/lib/services/webhooks/sign";
import { isHere } from "@/tests/support/is-here";

const folder = mkdtempSync(path.join(tmpdir(), "verify-webhook-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = "whsec_of_a_test";
const BODY = JSON.stringify({ id: "dlv_1", kind: "resumed", values: { balance: "充值 1.00" } });
const SENT = new Date("2025-11-18T06:32:05Z");
const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** What each message looks like to a receiver, and whether it is to be believed. */
const MESSAGES = [
  { what: "as we sent it", genuine: true },
  { what: "late, but not too late", after: OLDEST_MESSAGE_S, genuine: true },
  { what: "too late", after: OLDEST_MESSAGE_S + 1, genuine: false },
  { what: "from a clock ahead", after: -OLDEST_MESSAGE_S - 1, genuine: false },
  { what: "changed on the way", body: BODY.replace("1.00", "9.00"), genuine: false },
  { what: "under another secret", secret: "whsec_of_another", genuine: false },
  {
    what: "with the time changed",
    header: (it: string) => it.replace("t=", "t=1"),
    genuine: false,
  },
  { what: "with half a signature", header: (it: string) => it.slice(0, -32), genuine: false },
  { what: "with something else for a signature", header: () => "v1=é", genuine: false },
  { what: "with no signature", header: () => "", genuine: false },
] as const;

const questions = MESSAGES.map((message) => {
  const header = signatureOf(SECRET, BODY, SENT);
  return {
    body: "body" in message ? message.body : BODY,
    header: "header" in message ? message.header(header) : header,
    secret: "secret" in message ? message.secret : SECRET,
    now: seconds(SENT) + ("after" in message ? message.after : 0),
  };
});

/** A program around the function that the documentation shows: it answers each question with yes or no. */
const PROGRAMS: Readonly<Record<ReceiverLanguage, { command: string; file: string; ask: string }>> =
  {
    node: {
      command: "node",
      file: "verify.mjs",
      ask: `
import { readFileSync } from "node:fs";
const questions = JSON.parse(readFileSync(process.argv[2], "utf8"));
const answers = questions.map((q) => isGenuine(Buffer.from(q.body), q.header, q.secret, q.now));
console.log(JSON.stringify(answers));
`,
    },
    python: {
      command: "python3",
      file: "verify.py",
      ask: `
import json
import sys

questions = json.load(open(sys.argv[1], encoding="utf-8"))
print(json.dumps([is_genuine(q["body"].encode(), q["header"], q["secret"], q["now"]) for q in questions]))
`,
    },
  };

describe("the receivers of the documentation believe what we signed and nothing else", () => {
  const present = (Object.keys(PROGRAMS) as ReceiverLanguage[]).filter((language) =>
    isHere(PROGRAMS[language].command),
  );

  it.each(present)("%s", (language) => {
    const { command, file, ask } = PROGRAMS[language];
    const asked = path.join(folder, "questions.json");
    writeFileSync(asked, JSON.stringify(questions));
    writeFileSync(path.join(folder, file), VERIFIERS[language] + ask);
    const answers: unknown = JSON.parse(
      execFileSync(command, [path.join(folder, file), asked], { encoding: "utf8" }),
    );
    expect(MESSAGES.map(({ what }, place) => [what, (answers as boolean[])[place]])).toEqual(
      MESSAGES.map(({ what, genuine }) => [what, genuine]),
    );
  });
});

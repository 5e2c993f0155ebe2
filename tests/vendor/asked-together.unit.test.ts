import { describe, expect, it } from "vitest";

import { askedTogether } from "@/lib/api/asked-together";

/** A question that is answered when the test says so. */
function aQuestion() {
  const put: { names: readonly string[]; answer: (error?: Error) => void }[] = [];
  const ask = askedTogether<string>((names) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, string>>();
    const known = names.filter((name) => name !== "unknown");
    put.push({
      names,
      answer: (error) => (error ? reject(error) : resolve(new Map(known.map((n) => [n, `${n}!`])))),
    });
    return promise;
  });
  const answerNext = async (error?: Error) => {
    put.shift()?.answer(error);
    // The next question is put once those who were answered have gone on.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { ask, put, answerNext };
}

describe("callers who ask at the same time", () => {
  it("share the next question, each name in it once, and each hears its own answer", async () => {
    const { ask, put, answerNext } = aQuestion();
    const answers = ["a", "b", "c", "b", "unknown"].map(ask);
    expect(put.map(({ names }) => names)).toEqual([["a"]]);
    await answerNext();
    expect(put.map(({ names }) => names)).toEqual([["b", "c", "unknown"]]);
    await answerNext();
    expect(await Promise.all(answers)).toEqual(["a!", "b!", "c!", "b!", null]);
    expect(put).toEqual([]);
  });

  it("are never answered by a question that was put before they asked", async () => {
    const { ask, put, answerNext } = aQuestion();
    const first = ask("a");
    const second = ask("a");
    await answerNext();
    expect(await first).toBe("a!");
    expect(put.map(({ names }) => names)).toEqual([["a"]]);
    await answerNext();
    expect(await second).toBe("a!");
  });

  it("hear of a failure if they were part of it; who asks afterwards is asked for anew", async () => {
    const { ask, answerNext } = aQuestion();
    const failed = ask("a");
    const next = ask("b");
    const heard = expect(failed).rejects.toThrow("gone");
    await answerNext(new Error("gone"));
    await answerNext();
    await heard;
    expect(await next).toBe("b!");
  });
});

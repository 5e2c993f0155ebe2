import { DatabaseBusy } from "@/db/limit";

type Waiting<Answer> = {
  readonly name: string;
  readonly resolve: (answer: Answer | null) => void;
  readonly reject: (error: unknown) => void;
};

/** Names in one question. */
const MOST = 500;
/** Callers who may wait: back-pressure instead of a long queue. */
const MOST_WAITING = 20_000;

/**
 * Lets callers who ask at the same time share one question: while one is under way, the next gathers. Nothing is
 * remembered, and each caller is answered by a question that began after the caller had asked.
 */
export function askedTogether<Answer>(
  ask: (names: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
): (name: string) => Promise<Answer | null> {
  let waiting: Waiting<Answer>[] = [];
  let asking = false;

  async function answer(callers: readonly Waiting<Answer>[]): Promise<void> {
    try {
      const answers = await ask([...new Set(callers.map(({ name }) => name))]);
      for (const { name, resolve } of callers) resolve(answers.get(name) ?? null);
    } catch (error) {
      for (const { reject } of callers) reject(error);
    }
  }

  async function askOn(): Promise<void> {
    asking = true;
    while (waiting.length > 0) {
      const callers = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await answer(callers);
    }
    asking = false;
  }

  return (name) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MOST_WAITING) throw new DatabaseBusy("too many are waiting");
      waiting.push({ name, resolve, reject });
      if (!asking) void askOn();
    });
}

import type { Database, Tx } from "@/db/client";
import type { Result } from "@/lib/core/result";

/** Runs `work` in one transaction. A refusal rolls back as an error does, but is returned, not thrown. */
export async function inTransaction<Answer extends Result<unknown, unknown>>(
  db: Database,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer | undefined;
  try {
    return await db.transaction(async (tx) => {
      answer = await work(tx);
      return answer.ok ? answer : tx.rollback();
    });
  } catch (error) {
    if (answer && !answer.ok) return answer;
    throw error;
  }
}

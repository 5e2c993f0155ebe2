import { DatabaseBusy } from "@/db/limit";

/** What `work` answers, or `busy` where no connection came free in time: a page says so, and asks to try again. */
export async function unlessBusy<Answer>(work: () => Promise<Answer>): Promise<Answer | "busy"> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseBusy) return "busy";
    throw error;
  }
}

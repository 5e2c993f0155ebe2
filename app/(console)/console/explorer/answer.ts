import { database } from "@/db";
import { trialOf, type TrialCall } from "@/db/queries/trials";
import { receiptOf, type Receipt } from "@/db/queries/usage-receipt";
import { callKey } from "@/lib/core/metering";
import { catalogs } from "@/lib/services/catalogs";
import { eventKey } from "@/lib/services/metering/event-key";

/** A call by hand and what it cost; no receipt where nothing was counted. */
export type Answer = { readonly trial: TrialCall; readonly receipt: Receipt | null };

/** One of the account's last calls by its form's key, with the engine's own records of it. */
export async function answerOf(accountId: string, id: string): Promise<Answer | null> {
  const db = database();
  const trial = await trialOf(db, accountId, id);
  if (!trial) return null;
  const { response } = trial;
  if (!response || response.Error) return { trial, receipt: null };
  const editions = trial.product === "general" ? [null] : trial.editions;
  const keys = editions.map((edition) => eventKey(callKey(response.RequestId, edition)));
  return { trial, receipt: await receiptOf(db, accountId, keys, await catalogs(db)) };
}

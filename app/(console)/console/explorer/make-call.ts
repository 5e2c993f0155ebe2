import { systemClock } from "@/lib/clock";
import { ok, type Result } from "@/lib/core/result";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/format/locale";
import type { Context, Customer } from "@/lib/services/context";
import { cipherOf } from "@/lib/services/crypt";
import type { NoSuchKey } from "@/lib/services/keys/live-key";
import { beginTrial } from "@/lib/services/trials/begin-trial";
import { finishTrial } from "@/lib/services/trials/finish-trial";
import { callDoor } from "@/lib/vendor/call-door";
import { apiCall } from "./api-call";
import type { TrialForm } from "./trial-form";

/** Calls the API at its own door with the customer's key, and writes down what it said. A form is called once. */
export async function makeCall(
  context: Context<Customer>,
  { picture, ...asked }: TrialForm,
  locale: Locale,
): Promise<Result<void, NoSuchKey>> {
  const { apiInternalUrl, encryptionKey } = env();
  const begun = await beginTrial(context, { ...asked, cipher: cipherOf(encryptionKey) });
  if (!begun.ok) return begun;
  const { secretKey } = begun.value;
  if (secretKey === null) return ok(undefined);

  const { secretId, id } = asked;
  const language = locale === "en" ? "en-US" : "zh-CN";
  const call = { ...apiCall(asked, picture.toString("base64")), language } as const;
  // Signatures age by the real time, whatever clock the account lives by.
  const said = await callDoor(apiInternalUrl, { secretId, secretKey }, call, systemClock.now());
  await finishTrial(context, { id, said: said.ok ? said.value : null });
  return ok(undefined);
}

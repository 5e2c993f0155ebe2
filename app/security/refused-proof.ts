import { getTranslations } from "next-intl/server";

import { systemClock } from "@/lib/clock";
import type { FormState } from "@/lib/form-state";
import type { ProofRefusal } from "@/lib/services/people/prove-password";
import type { BeginRefusal } from "@/lib/services/second-factor/begin-second-factor";
import type { DisableRefusal } from "@/lib/services/second-factor/disable-second-factor";
import type { EnableRefusal } from "@/lib/services/second-factor/enable-second-factor";

const MINUTE_MS = 60_000;

/** Why how somebody signs in was not changed: beside the field that was wrong, or above the form. */
export async function refusedProof(
  refusal: ProofRefusal | BeginRefusal | EnableRefusal | DisableRefusal,
): Promise<FormState> {
  const t = await getTranslations("settings.refused");
  switch (refusal.code) {
    case "wrong-password":
      return { tone: "bad", problems: { password: t(refusal.code) } };
    case "wrong-code":
      return { tone: "bad", problems: { code: t(refusal.code) } };
    case "try-later": {
      const waitMs = refusal.until.getTime() - systemClock.now().getTime();
      return { tone: "bad", message: t(refusal.code, { minutes: Math.ceil(waitMs / MINUTE_MS) }) };
    }
    case "already-enabled":
    case "not-begun":
    case "not-enabled":
    case "required-of-staff":
      return { tone: "bad", message: t(refusal.code) };
  }
}

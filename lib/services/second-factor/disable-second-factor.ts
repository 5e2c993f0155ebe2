import { eq } from "drizzle-orm";

import { people, recoveryCodes } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { StaffSecondFactor } from "@/lib/core/second-factor";
import type { Context } from "@/lib/services/context";
import {
  changeSecondFactor,
  type ChangeRefusal,
  type ChangeRequest,
} from "@/lib/services/second-factor/change-second-factor";
import { tellOfChange } from "@/lib/services/second-factor/tell-of-change";

export type DisableRefusal =
  | ChangeRefusal
  | { readonly code: "required-of-staff"; readonly rule: "R-ACC-1" };

/** D-21 · From now on the password alone signs in. Staff may do without where the installation says so. */
export async function disableSecondFactor(
  { db, clock, actor }: Context,
  request: ChangeRequest & { readonly staffSecondFactor: StaffSecondFactor },
): Promise<Result<void, DisableRefusal>> {
  if (actor.kind !== "customer" && request.staffSecondFactor === "required") {
    return refuse({ code: "required-of-staff", rule: "R-ACC-1" });
  }
  return changeSecondFactor({ db, clock }, request, async (tx, person) => {
    await tx
      .update(people)
      .set({ totpSecretEncrypted: null, totpEnabledAt: null, totpLastStep: null })
      .where(eq(people.id, person.id));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, person.id));
    const { locale, sessionId: except } = request;
    await tellOfChange(tx, clock, person, { change: "off", locale, except });
    return ok(undefined);
  });
}

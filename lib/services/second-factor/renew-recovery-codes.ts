import { ok, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import {
  changeSecondFactor,
  type ChangeRefusal,
  type ChangeRequest,
} from "@/lib/services/second-factor/change-second-factor";
import { newRecoveryCodes } from "@/lib/services/second-factor/recovery-codes";
import { tellOfChange } from "@/lib/services/second-factor/tell-of-change";

/** D-21 · Ten new recovery codes; those before work no more. */
export const renewRecoveryCodes = (
  { db, clock }: Pick<Context, "db" | "clock">,
  request: ChangeRequest,
): Promise<Result<readonly string[], ChangeRefusal>> =>
  changeSecondFactor({ db, clock }, request, async (tx, person) => {
    const codes = await newRecoveryCodes(tx, request.cipher, person, clock.now());
    const { locale, sessionId: except } = request;
    await tellOfChange(tx, clock, person, { change: "renewed", locale, except });
    return ok(codes);
  });

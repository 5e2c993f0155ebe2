import { missingProof, type MissingProof } from "@/lib/core/second-factor";
import { env } from "@/lib/env";
import type { Role } from "@/lib/services/sessions/session-limits";

type Person = { readonly role: Role; readonly totpEnabledAt: Date | null };

/** D-21 · What somebody with the right password still lacks in a session that gave a code at an instant, or none. */
export const lackingProof = (
  { role, totpEnabledAt }: Person,
  secondFactorAt: Date | null,
): MissingProof | null =>
  missingProof(
    {
      isStaff: role !== "customer",
      hasSecondFactor: totpEnabledAt !== null,
      gaveCode: secondFactorAt !== null,
    },
    env().staffSecondFactor,
  );

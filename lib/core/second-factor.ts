/** Whether staff must have an authenticator, or may. */
export type StaffSecondFactor = "required" | "optional";

/** What a session has shown so far, beyond the password that opened it. */
export type Proofs = {
  readonly isStaff: boolean;
  /** The person has an authenticator. */
  readonly hasSecondFactor: boolean;
  /** One of its codes was given in this session. */
  readonly gaveCode: boolean;
};

/** What a session still lacks: a code, or the authenticator that could make one. */
export type MissingProof = "code" | "enrolment";

/**
 * R-ACC-1 · What somebody with the right password must still show before they are signed in, or null. D-21 · Whoever
 * has an authenticator gives a code; staff without one set it up first, where it is required.
 */
export function missingProof(
  { isStaff, hasSecondFactor, gaveCode }: Proofs,
  staffSecondFactor: StaffSecondFactor,
): MissingProof | null {
  if (gaveCode) return null;
  if (hasSecondFactor) return "code";
  return isStaff && staffSecondFactor === "required" ? "enrolment" : null;
}

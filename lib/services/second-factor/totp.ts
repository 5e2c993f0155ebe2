import { Secret, TOTP } from "otpauth";

const ISSUER = "Tuqian";
const SECRET_BYTES = 20;
const STEP_SECONDS = 30;
/** A code of the step before or after is taken, too: the clocks of telephones are not exact. */
const STEPS_AROUND = 1;

/** A new secret that an authenticator and we share, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that an authenticator reads off a QR code. */
export const totpAddress = (secret: string, email: string): string =>
  totpOf(secret, email).toString();

/** RFC 6238 · The time step that a code belongs to, if it is one of those around an instant; else null. */
export function totpStep(secret: string, code: string, at: Date): number | null {
  const timestamp = at.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: STEPS_AROUND });
  return delta === null ? null : Math.floor(timestamp / (STEP_SECONDS * 1000)) + delta;
}

const totpOf = (secret: string, label = ""): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: "SHA1", // What authenticators understand, all of them.
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  });

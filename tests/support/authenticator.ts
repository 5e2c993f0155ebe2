import { Secret, TOTP } from "otpauth";

const STEP_MS = 30_000;

/** The code that somebody's authenticator shows at an instant, or so many steps of half a minute later. */
export const codeAt = (secret: string, at: Date, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: at.getTime() + steps * STEP_MS,
  });

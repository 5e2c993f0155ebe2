"use server";

import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { requireEnrolling, requireViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import type { FormState } from "@/lib/form-state";
import { cipherOf } from "@/lib/services/crypt";
import { changePassword } from "@/lib/services/people/change-password";
import { provePassword } from "@/lib/services/people/prove-password";
import { beginSecondFactor } from "@/lib/services/second-factor/begin-second-factor";
import { disableSecondFactor } from "@/lib/services/second-factor/disable-second-factor";
import { enableSecondFactor } from "@/lib/services/second-factor/enable-second-factor";
import { renewRecoveryCodes } from "@/lib/services/second-factor/renew-recovery-codes";
import { endOtherSessions } from "@/lib/services/sessions/end-other-sessions";
import { endOwnSession } from "@/lib/services/sessions/end-own-session";
import { refusedProof } from "./refused-proof";

const password = z.string().min(1, "required").max(1_000, "tooLong");
const code = z.string().trim().min(1, "required").max(40, "tooLong");
const proofs = z.object({ password, code });
const SECRETS = ["password", "newPassword", "code"];

/** What every change of how somebody signs in is told: who asks, in which session, and in which language. */
async function asker() {
  const { id, person } = await requireViewer();
  return { personId: person.id, sessionId: id, locale: await getLocale() };
}

const cipher = () => cipherOf(env().encryptionKey);

export const changePasswordAction = action(
  {
    name: "change-password",
    roles: "signed-in",
    schema: z.object({
      password,
      newPassword: z.string().min(10, "password").max(1_000, "tooLong"),
    }),
    secrets: SECRETS,
  },
  async (request, context) => {
    const changed = await changePassword(context, { ...request, ...(await asker()) });
    if (changed.ok) {
      const t = await getTranslations("settings.password");
      return { tone: "ok", message: t("changed") };
    }
    const { refusal } = changed;
    switch (refusal.code) {
      case "password-common":
      case "password-too-long":
      case "password-too-short": {
        const t = await getTranslations("auth.register.refused");
        return { tone: "bad", problems: { newPassword: t(refusal.code) } };
      }
      case "wrong-password":
      case "try-later":
        return refusedProof(refusal);
    }
  },
);

export const beginSecondFactorAction = action(
  { name: "begin-second-factor", roles: "signed-in", schema: z.object({}) },
  async (_, context) => begun(context, await requireViewer()),
);

/** As `beginSecondFactorAction`, for staff who may not go on without an authenticator. */
export const beginSetUpAction = action(
  { name: "begin-set-up", roles: "anyone", schema: z.object({}) },
  async (_, context) => begun(context, await requireEnrolling()),
);

export const enableSecondFactorAction = action(
  { name: "enable-second-factor", roles: "signed-in", schema: proofs, secrets: SECRETS },
  async (request, context) => {
    const who = await asker();
    const proven = await provePassword(context, { ...who, password: request.password });
    if (!proven.ok) return refusedProof(proven.refusal);
    return codesOf(
      await enableSecondFactor(context, { ...who, code: request.code, cipher: cipher() }),
    );
  },
);

/** As `enableSecondFactorAction`, for staff who gave their password a moment ago and are let in by this. */
export const enableSetUpAction = action(
  { name: "enable-set-up", roles: "anyone", schema: z.object({ code }), secrets: SECRETS },
  async (request, context) => {
    const { id: sessionId, person } = await requireEnrolling();
    const who = { personId: person.id, sessionId, locale: await getLocale() };
    return codesOf(await enableSecondFactor(context, { ...who, ...request, cipher: cipher() }));
  },
);

export const renewRecoveryCodesAction = action(
  { name: "renew-recovery-codes", roles: "signed-in", schema: proofs, secrets: SECRETS },
  async (request, context) =>
    codesOf(
      await renewRecoveryCodes(context, { ...request, ...(await asker()), cipher: cipher() }),
    ),
);

export const disableSecondFactorAction = action(
  { name: "disable-second-factor", roles: "signed-in", schema: proofs, secrets: SECRETS },
  async (request, context) => {
    const disabled = await disableSecondFactor(context, {
      ...request,
      ...(await asker()),
      cipher: cipher(),
      staffSecondFactor: env().staffSecondFactor,
    });
    return disabled.ok ? { tone: "ok" } : refusedProof(disabled.refusal);
  },
);

export const endSessionAction = action(
  {
    name: "end-session",
    roles: "signed-in",
    schema: z.object({ handle: z.string().regex(/^[0-9a-f]{64}$/, "invalid") }),
  },
  async ({ handle }, context) => {
    const { person } = await requireViewer();
    const ended = await endOwnSession(context, { personId: person.id, handle });
    if (ended.ok) return { tone: "ok" };
    return { tone: "bad", message: (await getTranslations("settings.sessions"))("gone") };
  },
);

export const endOtherSessionsAction = action(
  { name: "end-other-sessions", roles: "signed-in", schema: z.object({}) },
  async (_, context) => {
    await endOtherSessions(context, await asker());
    return { tone: "ok" };
  },
);

async function begun(
  context: Parameters<typeof beginSecondFactor>[0],
  { person }: { readonly person: { readonly id: string } },
): Promise<FormState> {
  const begins = await beginSecondFactor(context, { personId: person.id, cipher: cipher() });
  return begins.ok ? { tone: "ok" } : refusedProof(begins.refusal);
}

/** The codes are in this answer and nowhere else. */
async function codesOf(
  answer: Awaited<ReturnType<typeof enableSecondFactor | typeof renewRecoveryCodes>>,
): Promise<FormState> {
  return answer.ok
    ? { tone: "ok", values: { codes: answer.value.join(" ") } }
    : refusedProof(answer.refusal);
}

"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { NOTICE_KINDS, type NoticeKind } from "@/lib/core/notice";
import { minuteOfDay, type QuietHours } from "@/lib/core/quiet-hours";
import { MOST_WEBHOOKS } from "@/lib/core/webhook";
import { env } from "@/lib/env";
import { LOCALES } from "@/lib/format/locale";
import type { FormState } from "@/lib/form-state";
import { changeAlerts } from "@/lib/services/alerts/change-alerts";
import { changeChannels } from "@/lib/services/alerts/change-channels";
import { cipherOf } from "@/lib/services/crypt";
import { addWebhook } from "@/lib/services/webhooks/add-webhook";
import { deleteWebhook } from "@/lib/services/webhooks/delete-webhook";
import { resumeWebhook } from "@/lib/services/webhooks/resume-webhook";
import { testWebhook } from "@/lib/services/webhooks/test-webhook";

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
const short = z.string().trim().max(20, "tooLong").optional().default("");

export const changeAlertsAction = action(
  {
    name: "change-alerts",
    roles: ["customer"],
    schema: z.object({
      warnBalance: ticked,
      balanceBelow: short,
      forecast: ticked,
      quiet: ticked,
      quietFrom: short,
      quietTo: short,
      locale: z.enum(LOCALES, "choose"),
    }),
  },
  async (
    { warnBalance, balanceBelow, quiet, quietFrom, quietTo, ...wish },
    context,
  ): Promise<FormState> => {
    const t = await getTranslations("alerts");
    const hours = quiet ? quietHours(quietFrom, quietTo) : null;
    if (quiet && !hours) return { problems: { quietFrom: t("problems.quiet") } };
    const changed = await changeAlerts(context, {
      ...wish,
      balanceBelow: warnBalance ? balanceBelow : null,
      quiet: hours,
    });
    if (changed.ok) return { tone: "ok", message: t("settings.saved") };
    return changed.refusal.code === "not-an-amount"
      ? { problems: { balanceBelow: t("problems.amount") } }
      : { problems: { quietFrom: t("problems.quiet") } };
  },
);

function quietHours(fromText: string, toText: string): QuietHours | null {
  const [from, to] = [minuteOfDay(fromText), minuteOfDay(toText)];
  return from === null || to === null ? null : { from, to };
}

/** The boxes of one column that were ticked: none, one, or several of one name. */
const kinds = z
  .union([z.enum(NOTICE_KINDS as [NoticeKind]), z.array(z.enum(NOTICE_KINDS as [NoticeKind]))])
  .optional()
  .transform((sent) => new Set([sent ?? []].flat()));

export const changeChannelsAction = action(
  {
    name: "change-notice-channels",
    roles: ["customer"],
    schema: z.object({ email: kinds, webhook: kinds }),
  },
  async (wish, context) => {
    await changeChannels(context, wish);
    return { tone: "ok", message: (await getTranslations("alerts"))("settings.saved") };
  },
);

/** Adds a webhook. Its secret is in this answer and nowhere else. */
export const addWebhookAction = action(
  {
    name: "add-webhook",
    roles: ["customer"],
    schema: z.object({ url: z.string().trim().min(1, "required").max(2048, "tooLong") }),
  },
  async ({ url }, context) => {
    const { encryptionKey, webhookReach: reach } = env();
    const added = await addWebhook(context, { url, reach, cipher: cipherOf(encryptionKey) });
    if (!added.ok) {
      const t = await getTranslations("alerts.webhooks.refused");
      return { problems: { url: t(added.refusal.code, { most: MOST_WEBHOOKS }) } };
    }
    return { tone: "ok", values: { url, secret: added.value.secret } };
  },
);

const ofWebhook = z.object({ webhookId: z.string().regex(/^\w{1,60}$/, "invalid") });

export const testWebhookAction = action(
  { name: "test-webhook", roles: ["customer"], schema: ofWebhook },
  async (request, context) => {
    const tested = await testWebhook(context, request);
    return tested.ok
      ? { tone: "ok", message: (await getTranslations("alerts"))("webhooks.testSent") }
      : refused(tested.refusal.code);
  },
);

export const resumeWebhookAction = action(
  { name: "resume-webhook", roles: ["customer"], schema: ofWebhook },
  async (request, context) => {
    const resumed = await resumeWebhook(context, request);
    return resumed.ok ? { tone: "ok" } : refused(resumed.refusal.code);
  },
);

export const deleteWebhookAction = action(
  { name: "delete-webhook", roles: ["customer"], schema: ofWebhook },
  async (request, context) => {
    const deleted = await deleteWebhook(context, request);
    return deleted.ok ? { tone: "ok" } : refused(deleted.refusal.code);
  },
);

async function refused(
  code: "webhook-not-found" | "webhook-paused" | "test-under-way",
): Promise<FormState> {
  const t = await getTranslations("alerts.webhooks.refused");
  return { tone: "bad", message: t(code, { most: MOST_WEBHOOKS }) };
}

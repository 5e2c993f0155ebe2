"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { action } from "@/lib/auth/action";
import type { CampaignDraft } from "@/lib/core/campaign";
import type { CampaignRule } from "@/lib/core/refund";
import type { FormState } from "@/lib/form-state";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { endCampaign } from "@/lib/services/campaigns/end-campaign";
import { openCampaign, type OpenCampaignRefusal } from "@/lib/services/campaigns/open-campaign";

// A field for a date and a time is on Shanghai's clock.
const localInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "invalid")
  .transform((local) => new Date(`${local}+08:00`))
  .refine((instant) => !Number.isNaN(instant.getTime()), "invalid");
const whole = z
  .string()
  .trim()
  .regex(/^[\d,]{1,12}$/, "whole")
  .transform((text) => Number(text.replaceAll(",", "")));

const always = {
  name: z.string().trim().min(1, "required"),
  startsAt: localInstant,
  endsAt: localInstant,
  perAccount: whole,
  requestKey: z.uuid(),
};

/** R-REF-6 · Starts a campaign that sells one size for less. */
export const openSaleAction = action(
  {
    name: "open-campaign",
    roles: ["operator"],
    schema: z.object({
      ...always,
      sku: z.string().max(40),
      price: z.string().trim(),
      rule: z.enum(["default", "none", "days"], "choose"),
      refundDays: z.union([z.literal("").transform(() => 0), whole]),
    }),
  },
  async ({ name, requestKey, rule, refundDays, ...terms }, context) => {
    const refundRule: CampaignRule =
      rule === "days" ? { kind: rule, days: refundDays } : { kind: rule };
    const draft: CampaignDraft = { kind: "sale", refundRule, ...terms };
    const { id: clockId } = await watchedClock();
    const opened = await openCampaign(context, { name, draft, clockId, requestKey });
    return opened.ok ? redirect(routes.campaigns()) : refused(opened.refusal);
  },
);

/** R-USE-3 · Starts a campaign that gives calls away. */
export const openGiftAction = action(
  {
    name: "open-campaign",
    roles: ["operator"],
    schema: z.object({ ...always, calls: whole, validDays: whole }),
  },
  async ({ name, requestKey, ...terms }, context) => {
    const { id: clockId } = await watchedClock();
    const draft: CampaignDraft = { kind: "gift", ...terms };
    const opened = await openCampaign(context, { name, draft, clockId, requestKey });
    return opened.ok ? redirect(routes.campaigns()) : refused(opened.refusal);
  },
);

const FIELDS: Readonly<Record<OpenCampaignRefusal["code"], string | null>> = {
  "name-invalid": "name",
  "unknown-sku": "sku",
  "not-an-amount": "price",
  "price-not-below-list": "price",
  "bad-refund-days": "refundDays",
  "bad-campaign-time": "endsAt",
  "campaign-over": "endsAt",
  "bad-campaign-limit": "perAccount",
  "bad-calls": "calls",
  "bad-valid-days": "validDays",
  "wrong-role": null,
  "request-key-conflict": null,
};

async function refused(refusal: OpenCampaignRefusal): Promise<FormState> {
  const t = await getTranslations("campaigns.refused");
  const words = t(refusal.code, { most: "most" in refusal ? formatCount(refusal.most) : "" });
  const field = FIELDS[refusal.code];
  return field ? { tone: "bad", problems: { [field]: words } } : { tone: "bad", message: words };
}

/** R-REF-6 · Ends a campaign before its time. */
export const endCampaignAction = action(
  {
    name: "end-campaign",
    roles: ["operator"],
    schema: z.object({ campaignId: z.string().min(1).max(60) }),
  },
  async ({ campaignId }, context) => {
    const { id: clockId } = await watchedClock();
    const ended = await endCampaign(context, { campaignId, clockId });
    if (ended.ok) return { tone: "ok" };
    const t = await getTranslations("campaigns.refused");
    return { tone: "bad", message: t(ended.refusal.code) };
  },
);

import { getTranslations } from "next-intl/server";

import { formatMoney } from "@/lib/format/money";
import type { FormState } from "@/lib/form-state";
import type { ApproveAdjustmentRefusal } from "@/lib/services/adjustments/approve-adjustment";
import type { RefuseAdjustmentRefusal } from "@/lib/services/adjustments/refuse-adjustment";
import type { RequestAdjustmentRefusal } from "@/lib/services/adjustments/request-adjustment";

type Refusal = ApproveAdjustmentRefusal | RefuseAdjustmentRefusal | RequestAdjustmentRefusal;

/** R-SET-5 · Why a correction was not made, at the field that it is about where there is one. */
export async function refusalState(refusal: Refusal): Promise<FormState> {
  const message = await worded(refusal);
  const field = FIELDS.get(refusal.code);
  return field ? { tone: "bad", problems: { [field]: message } } : { tone: "bad", message };
}

async function worded(refusal: Refusal): Promise<string> {
  const t = await getTranslations("corrections.refused");
  switch (refusal.code) {
    case "beyond-the-bill":
      return t(refusal.code, { most: formatMoney(refusal.most) });
    case "adjustment-decided": {
      const status = await getTranslations("status");
      return t(refusal.code, { state: status(`adjustment.${refusal.state}`) });
    }
    default:
      return t(refusal.code);
  }
}

const FIELDS: ReadonlyMap<string, string> = new Map([
  ["account-not-found", "account"],
  ["bill-not-found", "month"],
  ["not-an-amount", "amount"],
  ["beyond-the-bill", "amount"],
  ["reason-required", "reason"],
]);

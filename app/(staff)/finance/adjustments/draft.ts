import { z } from "zod";

import type { SearchParams } from "@/app/search-params";
import { ADJUSTMENT_DIRECTIONS } from "@/lib/core/adjustment";
import { isMonth } from "@/lib/core/calendar";
import { LONGEST_REASON } from "@/lib/services/adjustments/adjustment";
import type { AdjustmentWish } from "@/lib/services/adjustments/adjustment-wish";

/** The fields of a correction, as the form and the address carry them. */
export const draftFields = {
  account: z.string().trim().min(1, "required").max(20, "invalid"),
  month: z
    .string()
    .trim()
    .refine((month) => month === "" || isMonth(month), "invalid"),
  direction: z.enum(ADJUSTMENT_DIRECTIONS, "choose"),
  amount: z.string().trim().min(1, "required").max(20, "amount"),
  reason: z.string().trim().min(1, "required").max(LONGEST_REASON, "tooLong"),
};
const draft = z.object(draftFields);
export type Draft = z.output<typeof draft>;

/** Reads the address; null where it holds no whole correction yet. */
export const draftFrom = (query: Awaited<SearchParams>): Draft | null =>
  draft.safeParse({ month: "", ...query }).data ?? null;

export const wishOf = ({ account, month, ...rest }: Draft): AdjustmentWish => ({
  ...rest,
  accountId: account,
  month: month === "" ? null : month,
});

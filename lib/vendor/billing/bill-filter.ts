import type { Charge } from "@/lib/vendor/billing/charge";
import { ACTIONS, BUSINESS, PAY_MODES, type PayMode } from "@/lib/vendor/billing/names";
import { readOptionalWord } from "@/lib/vendor/billing/values";
import { ok, type Result } from "@/lib/core/result";
import type { VendorProblem } from "@/lib/vendor/error-codes";

/** What the detailed bills may be asked for. Empty text is as good as nothing. */
export type BillFilter = {
  readonly ActionType?: string;
  readonly BusinessCode?: string;
  readonly PayMode?: string;
  readonly ResourceId?: string;
};

const MODES = Object.keys(PAY_MODES) as readonly PayMode[];

/** Which charges are asked for. The vendor takes the kind of transaction by its name, ours in either language. */
export function readBillFilter({
  ActionType,
  BusinessCode,
  PayMode,
  ResourceId,
}: BillFilter): Result<(charge: Charge) => boolean, VendorProblem> {
  const mode = readOptionalWord("PayMode", PayMode, MODES);
  if (!mode.ok) return mode;
  return ok(
    (charge) =>
      (!mode.value || charge.payMode === mode.value) &&
      (!ActionType || namesOf(charge).includes(ActionType)) &&
      (!BusinessCode || BusinessCode === BUSINESS.code) &&
      (!ResourceId || charge.resourceId === ResourceId),
  );
}

const namesOf = ({ action }: Charge): readonly string[] => [ACTIONS[action].zh, ACTIONS[action].en];

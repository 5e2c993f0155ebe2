import { voucherState, type GivenVoucher } from "@/db/queries/vouchers";
import { ok, type Result } from "@/lib/core/result";
import { BUSINESS } from "@/lib/vendor/billing/names";
import { readRange, type Period } from "@/lib/vendor/billing/periods";
import { readOptionalWord } from "@/lib/vendor/billing/values";
import {
  payModeOf,
  paySceneOf,
  VOUCHER_STATUSES,
  voucherStatus,
} from "@/lib/vendor/billing/voucher-words";
import type { VendorProblem } from "@/lib/vendor/error-codes";

/** What vouchers may be asked for. Empty text is as good as nothing. */
export type VoucherFilter = Readonly<
  Partial<
    Record<
      | "Status"
      | "VoucherId"
      | "CodeId"
      | "ProductCode"
      | "ActivityId"
      | "VoucherName"
      | "TimeFrom"
      | "TimeTo"
      | "PayMode"
      | "PayScene"
      | "VoucherMainType"
      | "VoucherSubType"
      | "StartTimeFrom"
      | "StartTimeTo"
      | "EndTimeFrom"
      | "EndTimeTo"
      | "CreateTimeFrom"
      | "CreateTimeTo",
      string
    >
  >
>;

/** Which vouchers are asked for, as they stand at `now`. */
export function readVoucherFilter(
  filter: VoucherFilter,
  now: Date,
): Result<(voucher: GivenVoucher) => boolean, VendorProblem> {
  const status = readOptionalWord("Status", filter.Status, VOUCHER_STATUSES);
  if (!status.ok) return status;
  const mode = readOptionalWord("PayMode", filter.PayMode, ["postPay", "prePay", "riPay", "*"]);
  if (!mode.ok) return mode;
  const main = readOptionalWord("VoucherMainType", filter.VoucherMainType, [
    "has_price",
    "no_price",
  ]);
  if (!main.ok) return main;
  const sub = readOptionalWord("VoucherSubType", filter.VoucherSubType, ["discount", "deduct"]);
  if (!sub.ok) return sub;
  const times = readTimes(filter);
  if (!times.ok) return times;

  // Ours are given, not sold, and take an amount off; they have no names, codes or activities.
  const isOfKind = main.value !== "has_price" && sub.value !== "discount";
  const isNamed = Boolean(filter.CodeId || filter.ActivityId || filter.VoucherName);
  return ok(
    (voucher) =>
      isOfKind &&
      !isNamed &&
      (!status.value || voucherStatus(voucher, now) === status.value) &&
      (!filter.VoucherId || voucher.id === filter.VoucherId) &&
      (!filter.ProductCode || paysFor(voucher, filter.ProductCode)) &&
      (!mode.value || mode.value === "*" || mode.value === payModeOf(voucher)) &&
      (!filter.PayScene || filter.PayScene === "*" || filter.PayScene === paySceneOf(voucher)) &&
      times.value(voucher),
  );
}

const paysFor = (voucher: GivenVoucher, code: string): boolean =>
  code === BUSINESS.code ||
  (voucherState(voucher).products?.some((product) => product === code) ?? false);

function readTimes(
  filter: VoucherFilter,
): Result<(voucher: GivenVoucher) => boolean, VendorProblem> {
  const given = readRange(["TimeFrom", filter.TimeFrom], ["TimeTo", filter.TimeTo]);
  if (!given.ok) return given;
  const created = readRange(
    ["CreateTimeFrom", filter.CreateTimeFrom],
    ["CreateTimeTo", filter.CreateTimeTo],
  );
  if (!created.ok) return created;
  const starting = readRange(
    ["StartTimeFrom", filter.StartTimeFrom],
    ["StartTimeTo", filter.StartTimeTo],
  );
  if (!starting.ok) return starting;
  const ending = readRange(["EndTimeFrom", filter.EndTimeFrom], ["EndTimeTo", filter.EndTimeTo]);
  if (!ending.ok) return ending;
  return ok(
    ({ givenAt, startsAt, endsAt }) =>
      isWithin(givenAt, given.value) &&
      isWithin(givenAt, created.value) &&
      isWithin(startsAt, starting.value) &&
      // The vendor's end is the last moment of a voucher, ours the first without it.
      isWithin(new Date(endsAt.getTime() - 1), ending.value),
  );
}

const isWithin = (instant: Date, { from, to }: Partial<Period>): boolean =>
  (!from || instant >= from) && (!to || instant < to);

import type { Reader } from "@/lib/vendor/billing/billing-action";
import type { Charge } from "@/lib/vendor/billing/charge";
import {
  ACTIONS,
  BUSINESS,
  DEFAULT_PROJECT,
  PAY_MODES,
  PRODUCT_NAMES,
} from "@/lib/vendor/billing/names";
import { lastSecondBefore, secondOf } from "@/lib/vendor/billing/units";

type Rowed = Pick<
  Charge,
  "action" | "payMode" | "resourceId" | "orderId" | "product" | "at" | "from" | "to"
>;

/** What every detailed list of the vendor says of a charge: what, how it is paid, when, and by whom. */
export const billRow = (
  charge: Rowed,
  { account, language }: Pick<Reader, "account" | "language">,
) => ({
  BusinessCode: BUSINESS.code,
  BusinessCodeName: BUSINESS[language],
  ProductCode: charge.product ? PRODUCT_NAMES[charge.product].code : "",
  ProductCodeName: charge.product ? PRODUCT_NAMES[charge.product][language] : "",
  PayModeName: PAY_MODES[charge.payMode][language],
  ActionTypeName: ACTIONS[charge.action][language],
  ProjectName: DEFAULT_PROJECT[language],
  RegionName: "",
  ZoneName: "",
  ResourceId: charge.resourceId,
  ResourceName: "",
  OrderId: charge.orderId,
  PayTime: secondOf(charge.at),
  FeeBeginTime: secondOf(charge.from),
  FeeEndTime: charge.to > charge.from ? lastSecondBefore(charge.to) : secondOf(charge.to),
  PayerUin: account.id,
  OwnerUin: account.id,
  OperateUin: account.id,
  Tags: [],
});

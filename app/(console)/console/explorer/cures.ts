import type { IconName } from "@/components/ui/icon";
import { routes } from "@/lib/routes";
import type { VendorCode } from "@/lib/vendor/error-codes";

/** What helps against an error; each has words, and most a button. */
export type Cure =
  | "activate"
  | "wait"
  | "top-up"
  | "appeal"
  | "slow-down"
  | "other-picture"
  | "smaller-picture"
  | "other-key"
  | "key-scope"
  | "key-address"
  | "again"
  | "report";

const CURES: Partial<Readonly<Record<VendorCode, Cure>>> = {
  "ResourceUnavailable.NotExist": "activate",
  "ResourceUnavailable.IsOpening": "wait",
  "ResourceUnavailable.InArrears": "top-up",
  "ResourceUnavailable.StopUsing": "appeal",
  RequestLimitExceeded: "slow-down",
  "RequestLimitExceeded.UinLimitExceeded": "slow-down",
  "InvalidParameterValue.ImageEmpty": "other-picture",
  "FailedOperation.ImageDecodeFailed": "other-picture",
  "FailedOperation.ImageNotSupported": "other-picture",
  "FailedOperation.ImageUnQualified": "smaller-picture",
  "LimitExceeded.TooLargeFileError": "smaller-picture",
  RequestSizeLimitExceeded: "smaller-picture",
  "FailedOperation.RequestTimeout": "smaller-picture",
  "AuthFailure.SecretIdNotFound": "other-key",
  "AuthFailure.UnauthorizedOperation": "key-scope",
  IpNotInWhitelist: "key-address",
  "FailedOperation.RpcFail": "again",
  "FailedOperation.InvokeChargeError": "again",
};

/** The cure of an error code. A code that is not foreseen is for support, with its RequestId. */
export const cureOf = (code: string): Cure =>
  Object.entries(CURES).find(([known]) => known === code)?.[1] ?? "report";

type Way = { readonly href: string; readonly icon: IconName };
const ACCOUNT: Way = { href: routes.overview(), icon: "overview" };
const KEYS: Way = { href: routes.keys(), icon: "key" };
const AGAIN: Way = { href: routes.explorer(), icon: "retry" };

/** Where the button of a cure leads. */
export const WAYS: Readonly<Record<Cure, Way>> = {
  activate: ACCOUNT,
  wait: ACCOUNT,
  "top-up": { href: routes.recharge(), icon: "wallet" },
  appeal: { href: routes.notifications(), icon: "bell" },
  "slow-down": AGAIN,
  "other-picture": AGAIN,
  "smaller-picture": AGAIN,
  "other-key": KEYS,
  "key-scope": KEYS,
  "key-address": KEYS,
  again: AGAIN,
  report: AGAIN,
};

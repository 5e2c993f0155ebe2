import type { QuoteRefusal } from "@/lib/core/quote";
import type { ActivationRefusal } from "@/lib/services/activate-service";
import type { ApproveAdjustmentRefusal } from "@/lib/services/adjustments/approve-adjustment";
import type { RefuseAdjustmentRefusal } from "@/lib/services/adjustments/refuse-adjustment";
import type { RequestAdjustmentRefusal } from "@/lib/services/adjustments/request-adjustment";
import type { PublishRefusal } from "@/lib/services/catalog/publish-version";
import type { AdvanceRefusal } from "@/lib/services/clocks/advance-test-clock";
import type { RestoreRefusal } from "@/lib/services/content/restore-account";
import type { StopRefusal } from "@/lib/services/content/stop-account";
import type { GivePackRefusal } from "@/lib/services/gifts/give-pack";
import type { UsageRefusal } from "@/lib/services/metering/usage";
import type { BuyRefusal } from "@/lib/services/orders/buy-packs";
import type { RechargeRefusal } from "@/lib/services/recharge";
import type { ApproveRefundRefusal } from "@/lib/services/refunds/approve-refund";
import type { OpenRefundRefusal } from "@/lib/services/refunds/open-refund";
import type { RefuseRefundRefusal } from "@/lib/services/refunds/refuse-refund";
import type { RequestRefundRefusal } from "@/lib/services/refunds/request-refund";
import type { HireRefusal } from "@/lib/services/sandbox/hire-staff";
import type { SandboxRefusal } from "@/lib/services/sandbox/open-sandbox-account";
import type { RunRefusal } from "@/lib/services/settlement/run";
import type { VoucherGiftRefusal } from "@/lib/services/vouchers/give-voucher";

/** Every refusal of a service that this door calls. */
export type ServiceRefusal =
  | ActivationRefusal
  | AdvanceRefusal
  | ApproveAdjustmentRefusal
  | ApproveRefundRefusal
  | BuyRefusal
  | GivePackRefusal
  | HireRefusal
  | OpenRefundRefusal
  | PublishRefusal
  | RechargeRefusal
  | RefuseAdjustmentRefusal
  | RefuseRefundRefusal
  | RequestAdjustmentRefusal
  | RequestRefundRefusal
  | RestoreRefusal
  | RunRefusal
  | SandboxRefusal
  | StopRefusal
  | VoucherGiftRefusal
  | { readonly code: QuoteRefusal };

const forbidden = <Code extends string>(code: Code) => ({ status: 403, code }) as const;
const conflict = <Code extends string>(code: Code) => ({ status: 409, code }) as const;
const unfit = <Code extends string>(code: Code) => ({ status: 422, code }) as const;
const NOT_FOUND = { status: 404, code: "not_found" } as const;
const OTHER_CONTENT = unfit("idempotency_mismatch");

/**
 * How this door words each refusal. A refusal that is not in it does not compile. 404: there is no such thing, or it is
 * somebody else's; 403: not this person; 409: not as things stand; 422: not with these values, ever.
 */
export const REFUSALS = {
  "account-closed": conflict("service_closed"),
  "account-not-found": NOT_FOUND,
  "adjustment-decided": conflict("adjustment_decided"),
  "adjustment-not-found": NOT_FOUND,
  "already-stopped": conflict("already_stopped"),
  "already-verified": conflict("already_verified"),
  "already-waiting": conflict("verification_waiting"),
  "amount-too-large": unfit("amount_too_large"),
  "amount-too-small": unfit("amount_too_small"),
  backwards: unfit("clock_backwards"),
  "bad-calls": unfit("bad_calls"),
  "bad-check-digit": unfit("identity_number_invalid"),
  "bad-date": unfit("identity_number_invalid"),
  "bad-digit": unfit("identity_number_invalid"),
  "bad-end": unfit("bad_end"),
  "bad-length": unfit("identity_number_invalid"),
  "bad-quantity": unfit("bad_quantity"),
  "balance-above-amount": unfit("voucher_balance_above_amount"),
  "campaign-limit-reached": conflict("campaign_limit_reached"),
  "campaign-not-found": NOT_FOUND,
  "campaign-not-running": conflict("campaign_not_running"),
  "campaign-other-pack": unfit("campaign_other_pack"),
  "beyond-the-bill": conflict("beyond_the_bill"),
  "bill-not-found": conflict("bill_not_found"),
  "channel-not-available": unfit("channel_unavailable"),
  "content-stopped": conflict("content_stopped"),
  "covered-exceeds-calls": unfit("covered_exceeds_calls"),
  "editions-fixed": unfit("editions_fixed"),
  "email-invalid": unfit("email_invalid"),
  "email-taken": conflict("email_taken"),
  "ends-too-early": unfit("bad_end"),
  "evidence-missing": unfit("evidence_required"),
  "funds-too-low": conflict("funds_too_low"),
  "identity-unverified": conflict("identity_unverified"),
  "in-arrears": conflict("in_arrears"),
  malformed: unfit("catalog_malformed"),
  "month-not-over": conflict("month_not_over"),
  "name-invalid": unfit("name_invalid"),
  "no-such-clock": NOT_FOUND,
  "not-after-current": unfit("version_not_after_current"),
  "not-an-amount": unfit("not_an_amount"),
  "not-in-the-future": unfit("version_not_in_the_future"),
  "not-stopped": conflict("not_stopped"),
  "note-required": unfit("note_required"),
  "out-of-bounds": unfit("catalog_out_of_bounds"),
  "own-account": forbidden("own_account"),
  "pack-not-found": NOT_FOUND,
  "pack-size-fixed": unfit("pack_size_fixed"),
  "pack-twice": unfit("pack_twice"),
  "packs-are-for-general": unfit("packs_are_for_general"),
  "password-common": unfit("password_common"),
  "password-too-long": unfit("password_too_long"),
  "password-too-short": unfit("password_too_short"),
  "price-not-positive": unfit("price_not_positive"),
  "price-rises": unfit("price_rises"),
  "quota-not-from-month-start": unfit("quota_not_from_month_start"),
  "quota-notice-too-short": unfit("quota_notice_too_short"),
  "quota-without-packs": unfit("quota_without_packs"),
  "reason-missing": unfit("reason_required"),
  "reason-required": unfit("reason_required"),
  "refund-decided": conflict("refund_decided"),
  "refund-not-found": NOT_FOUND,
  // The business keys of orders, refunds and recharges are the second belt of the Idempotency-Key.
  "request-key-conflict": OTHER_CONTENT,
  "request-key-reused": OTHER_CONTENT,
  "rules-failed": conflict("refund_rules_failed"),
  "same-person-twice": forbidden("same_person_twice"),
  "service-closed": conflict("service_closed"),
  "too-far-ahead": unfit("version_too_far_ahead"),
  "too-far": unfit("clock_too_far"),
  "too-many-keys": conflict("too_many_keys"),
  "too-many-tokens": conflict("too_many_tokens"),
  "unknown-sku": unfit("unknown_sku"),
  "voucher-below-minimum": conflict("voucher_below_minimum"),
  "voucher-empty": conflict("voucher_empty"),
  "voucher-expired": conflict("voucher_expired"),
  "voucher-not-found": NOT_FOUND,
  "voucher-not-started": conflict("voucher_not_started"),
  "voucher-wrong-product": conflict("voucher_wrong_product"),
  "voucher-wrong-scope": conflict("voucher_wrong_scope"),
  "wrong-role": forbidden("wrong_role"),
} as const satisfies Readonly<
  Record<ServiceRefusal["code"], { readonly status: 403 | 404 | 409 | 422; readonly code: string }>
>;

/** R-USE-1, R-USE-6, R-USE-7 · How a refused usage event is answered; it stands among others, so it has no status. */
export const USAGE_REFUSALS = {
  activating: "usage.activating",
  closed: "usage.service_closed",
  "content-stopped": "usage.content_stopped",
  "in-arrears": "usage.in_arrears",
  "in-the-future": "usage.in_the_future",
  "key-conflict": "usage.key_conflict",
  "not-activated": "usage.not_activated",
  "too-late": "usage.too_late",
  "too-many-calls": "usage.too_many_calls",
} as const satisfies Readonly<Record<UsageRefusal["code"], string>>;

import type { CallRefusal } from "@/lib/core/account";
import type { Edition, Product } from "@/lib/core/catalog";

/** A usage event as a door hands it in: shape already checked, meaning not yet. */
export type UsageEvent = {
  readonly accountId: string;
  /** The caller's idempotency key (R-USE-6). */
  readonly key: string;
  readonly product: Product;
  readonly edition: Edition | null;
  /** Whole calls, 1 to 10^15. */
  readonly calls: number;
  /** Null means now, by the account's clock. */
  readonly occurredAt: Date | null;
  /** The key that signed the call, where a call was signed. */
  readonly secretId?: string;
};

/** Who covered an event's calls. */
export type Cover = {
  readonly free: number;
  readonly gifted: number;
  readonly bought: number;
  readonly postpaid: number;
};

export type Draw = readonly [packId: string, calls: number];

export type UsageRefusal = {
  readonly code: CallRefusal | "key-conflict" | "too-late" | "in-the-future" | "too-many-calls";
  readonly rule: string;
};

/** What a caller learns once the event is durable, or why it was not counted. */
export type UsageAnswer =
  | {
      readonly outcome: "recorded" | "duplicate";
      readonly cover: Cover;
      readonly draws: readonly Draw[];
      readonly billedMonth: string;
    }
  | { readonly outcome: "refused"; readonly refusal: UsageRefusal };

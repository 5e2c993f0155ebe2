import type { CallRefusal } from "@/lib/core/account";
import type { KeyScope } from "@/lib/core/api-key";
import { refuse, type Result } from "@/lib/core/result";
import type { Fields } from "@/lib/vendor/envelope";
import type { VendorLanguage, VendorProblem } from "@/lib/vendor/error-codes";
import {
  checkParameters,
  type Parameters,
  type SentParameters,
  type Shape,
} from "@/lib/vendor/parameters";

/** Who calls, and how the answer is to be worded. */
export type VendorCall = {
  readonly accountId: string;
  readonly keyId: string;
  readonly requestId: string;
  readonly language: VendorLanguage;
  /** Whether the account may be served, as it was when its key was read for this very request. */
  readonly standing: Result<void, CallRefusal>;
};

/**
 * An action of the door. `service` is what a key must be allowed; `version` and `name` are how
 * clients ask for it.
 */
export type VendorAction = {
  readonly service: KeyScope;
  readonly version: string;
  readonly name: string;
  readonly parameters: Shape;
  /** Those of the parameters that must be there. */
  readonly needs: readonly string[];
  /** The largest `Limit`, for an action that answers a list. */
  readonly mostRows?: number;
  answer(call: VendorCall, sent: SentParameters): Promise<Result<Fields, VendorProblem>>;
};

/**
 * Makes an action whose `perform` is only called with parameters that it knows, each of its own
 * type, and with all that it needs.
 */
export function vendorAction<Known extends Shape, Needed extends keyof Known = never>(
  action: Pick<VendorAction, "service" | "version" | "name" | "mostRows"> & {
    readonly parameters: Known;
    readonly needs?: readonly Needed[];
    perform(
      call: VendorCall,
      parameters: Parameters<Known, Needed>,
    ): Promise<Result<Fields, VendorProblem>>;
  },
): VendorAction {
  const { service, version, name, mostRows } = action;
  return {
    service,
    version,
    name,
    parameters: action.parameters,
    needs: (action.needs ?? []).map(String),
    ...(mostRows !== undefined && { mostRows }),
    async answer(call, sent) {
      const checked = checkParameters(sent, action.parameters, action.needs);
      return checked.ok ? action.perform(call, checked.value) : refuse(checked.refusal);
    },
  };
}

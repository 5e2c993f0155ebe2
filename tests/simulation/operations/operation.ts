import type { Result } from "@/lib/core/result";
import type { Account, Outcome } from "@/tests/simulation/model/account";
import type { World } from "@/tests/simulation/world";

/** One kind of thing that happens. Adding one is adding an entry to the table in `all.ts`. */
export type Operation = {
  readonly name: string;
  /** How often it is tried, against the others. */
  readonly weight: number;
  /** Does it to an account, or nothing where it makes no sense there. */
  readonly play: (world: World, account: Account) => Promise<void>;
};

/** A service's answer in the words of the model. */
export function outcomeOf<Value>(
  result: Result<Value, { readonly code: string }>,
  learned: (value: Value) => unknown = () => "done",
): Outcome {
  return result.ok ? { done: learned(result.value) } : { refused: result.refusal.code };
}

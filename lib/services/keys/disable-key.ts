import type { Context, Customer } from "@/lib/services/context";
import { changeKey } from "@/lib/services/keys/change-key";

/** Calls signed with this key are refused from now on, until it is enabled again. */
export const disableKey = (context: Context<Customer>, request: { readonly secretId: string }) =>
  changeKey(context, request.secretId, "disable-key");

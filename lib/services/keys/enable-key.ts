import type { Context, Customer } from "@/lib/services/context";
import { changeKey } from "@/lib/services/keys/change-key";

/** Calls signed with this key are accepted again. */
export const enableKey = (context: Context<Customer>, request: { readonly secretId: string }) =>
  changeKey(context, request.secretId, "enable-key");

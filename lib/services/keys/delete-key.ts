import type { Context, Customer } from "@/lib/services/context";
import { changeKey } from "@/lib/services/keys/change-key";

/** Calls signed with this key are refused for ever; its place is free for a new one. */
export const deleteKey = (context: Context<Customer>, request: { readonly secretId: string }) =>
  changeKey(context, request.secretId, "delete-key");

import { KEY_SCOPES, type KeyScope } from "@/lib/core/api-key";
import { ok, refuse, type Result } from "@/lib/core/result";
import { readAddresses, type AddressRefusal } from "@/lib/services/keys/address-list";

declare const checked: unique symbol;

/** What a key may call, and from where; from anywhere while no address is named. Made by `readKeyRights` alone. */
export type KeyRights = {
  readonly scopes: KeyScope[];
  readonly addresses: string[];
  readonly [checked]: true;
};
export type KeyRightsRefusal =
  | { readonly code: "no-scope"; readonly field: "scopes" }
  | AddressRefusal;

const rightsOf = (scopes: KeyScope[], addresses: readonly string[]): KeyRights =>
  ({ scopes, addresses: [...addresses] }) as KeyRights;

/** Every service, from anywhere. */
export const EVERY_RIGHT = rightsOf([...KEY_SCOPES], []);
/** No bills, but calls from anywhere. */
export const TAGGING_ALONE = rightsOf(["tiia"], []);

/** D-33 · The rights that somebody wishes for a key, each once. A key that may do nothing is refused. */
export function readKeyRights(wish: {
  readonly scopes: readonly KeyScope[];
  readonly addresses: readonly string[];
}): Result<KeyRights, KeyRightsRefusal> {
  const scopes = KEY_SCOPES.filter((scope) => wish.scopes.includes(scope));
  if (scopes.length === 0) return refuse({ code: "no-scope", field: "scopes" });
  const addresses = readAddresses(wish.addresses);
  return addresses.ok ? ok(rightsOf(scopes, addresses.value)) : addresses;
}

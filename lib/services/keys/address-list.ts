import { BlockList, isIP } from "node:net";

import { MOST_KEY_ADDRESSES } from "@/lib/core/api-key";
import { ok, refuse, type Result } from "@/lib/core/result";

export type AddressRefusal =
  | { readonly code: "address-invalid"; readonly field: "addresses"; readonly address: string }
  | { readonly code: "too-many-addresses"; readonly field: "addresses"; readonly most: number };

type Family = "ipv4" | "ipv6";
type Network = { readonly address: string; readonly prefix: number; readonly family: Family };

const BITS = { ipv4: 32, ipv6: 128 } as const;

/** D-33 · Addresses of version 4 and 6 and networks in CIDR notation, each once; the first that is neither is named. */
export function readAddresses(
  entries: readonly string[],
): Result<readonly string[], AddressRefusal> {
  const list = [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ""))];
  const strange = list.find((entry) => !networkOf(entry));
  if (strange !== undefined) {
    return refuse({ code: "address-invalid", field: "addresses", address: strange });
  }
  return list.length <= MOST_KEY_ADDRESSES
    ? ok(list)
    : refuse({ code: "too-many-addresses", field: "addresses", most: MOST_KEY_ADDRESSES });
}

/**
 * Whether a list admits an address; an empty list admits every one. Sockets that take both versions write version 4 as
 * `::ffff:192.0.2.7`, and name the link after a `%`: neither makes it another address.
 */
export function isListed(list: readonly string[], remoteAddress: string): boolean {
  if (list.length === 0) return true;
  const address = remoteAddress.replace(/%.*$/, "");
  const family = familyOf(address);
  if (!family) return false;
  const allowed = new BlockList();
  for (const network of list.map(networkOf)) {
    if (network) allowed.addSubnet(network.address, network.prefix, network.family);
  }
  return allowed.check(address, family);
}

function networkOf(entry: string): Network | null {
  const [address = "", prefix, ...rest] = entry.split("/");
  const family = familyOf(address);
  // An address with a zone means something on one machine only.
  if (!family || address.includes("%") || rest.length > 0) return null;
  if (prefix === undefined) return { address, prefix: BITS[family], family };
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > BITS[family]) return null;
  return { address, prefix: Number(prefix), family };
}

function familyOf(address: string): Family | null {
  switch (isIP(address)) {
    case 4:
      return "ipv4";
    case 6:
      return "ipv6";
    default:
      return null;
  }
}

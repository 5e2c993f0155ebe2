import { BlockList, isIP } from "node:net";

/**
 * Whether an address belongs to the public internet. For version 4 all special ranges are shut out,
 * among them those where clouds keep their metadata (169.254.0.0/16, 100.64.0.0/10). For version 6
 * only what is handed out to the public is let in: addresses that wrap a version 4 address (mapped,
 * NAT64, 6to4, Teredo) are outside of it.
 */
export function isPublicAddress(address: string): boolean {
  // An address with a zone is meant for this machine's own links.
  if (address.includes("%")) return false;
  switch (isIP(address)) {
    case 4:
      return !SPECIAL.check(address, "ipv4");
    case 6:
      return HANDED_OUT.check(address, "ipv6") && !SPECIAL.check(address, "ipv6");
    default:
      return false;
  }
}

const HANDED_OUT = new BlockList();
HANDED_OUT.addSubnet("2000::", 3, "ipv6");

const SPECIAL = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // carrier-grade NAT
  ["127.0.0.0", 8], // loopback
  ["168.63.129.16", 32], // Azure's own platform, seen from its machines alone
  ["169.254.0.0", 16], // link-local
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocol assignments
  ["192.0.2.0", 24], // documentation
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, broadcast
] as const) {
  SPECIAL.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["2001::", 23], // protocol assignments, Teredo
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4
  ["3fff::", 20], // documentation
] as const) {
  SPECIAL.addSubnet(network, prefix, "ipv6");
}

import { describe, expect, it } from "vitest";

import { isListed, readAddresses } from "@/lib/services/keys/address-list";

describe("D-33 · the allow-list of a key", () => {
  it.each([
    ["version 4", "192.0.2.7", ["192.0.2.7"], true],
    ["its neighbour", "192.0.2.8", ["192.0.2.7"], false],
    ["the first of a network", "192.0.2.0", ["192.0.2.0/24"], true],
    ["the last of a network", "192.0.2.255", ["192.0.2.0/24"], true],
    ["the one behind it", "192.0.3.0", ["192.0.2.0/24"], false],
    ["a network named by one of its addresses", "10.9.8.7", ["10.1.2.3/8"], true],
    ["all of version 4", "203.0.113.9", ["0.0.0.0/0"], true],
    ["version 6", "2001:db8::7", ["2001:db8::7"], true],
    ["version 6, written in full", "2001:0DB8:0:0:0:0:0:7", ["2001:db8::7"], true],
    ["a network of version 6", "2001:db8:ffff::1", ["2001:db8::/32"], true],
    ["outside of it", "2001:db9::1", ["2001:db8::/32"], false],
    ["version 4 as mapped into 6", "::ffff:192.0.2.7", ["192.0.2.0/24"], true],
    ["mapped, and outside", "::ffff:192.0.3.7", ["192.0.2.0/24"], false],
    ["version 4 under a mapped entry", "192.0.2.7", ["::ffff:192.0.2.7"], true],
    ["version 6 under a list of 4 alone", "2001:db8::7", ["0.0.0.0/0"], false],
    ["with the link that it came by", "fe80::1%eth0", ["fe80::/10"], true],
    ["the second of two entries", "2001:db8::7", ["192.0.2.7", "2001:db8::7"], true],
    ["nobody knows whom", "", ["0.0.0.0/0", "::/0"], false],
    ["nobody knows whom, but anyone may", "", [], true],
    ["an empty list", "203.0.113.9", [], true],
  ] as const)("%s: %s by %j is %s", (_, address, list, admitted) => {
    expect(isListed(list, address)).toBe(admitted);
  });

  it.each([
    "192.0.2",
    "192.0.2.256",
    "192.0.2.07",
    "192.0.2.0/33",
    "192.0.2.0/-1",
    "192.0.2.0/",
    "192.0.2.0/024",
    "192.0.2.0/24/8",
    "2001:db8::/129",
    "2001:db8:::1",
    "fe80::1%eth0",
    "example.com",
    "192.0.2.1-192.0.2.9",
    "*",
  ])("%s is no address, and is named in the refusal", (address) => {
    expect(readAddresses(["192.0.2.7", address])).toEqual({
      ok: false,
      refusal: { code: "address-invalid", field: "addresses", address },
    });
  });

  it("is trimmed, without empty lines and repetitions, and has 20 entries at most", () => {
    expect(readAddresses([" 192.0.2.7 ", "", "192.0.2.7", "2001:db8::/32"])).toEqual({
      ok: true,
      value: ["192.0.2.7", "2001:db8::/32"],
    });
    const many = Array.from({ length: 21 }, (_, n) => `192.0.2.${n}`);
    expect(readAddresses(many.slice(0, 20)).ok).toBe(true);
    expect(readAddresses(many)).toEqual({
      ok: false,
      refusal: { code: "too-many-addresses", field: "addresses", most: 20 },
    });
  });
});

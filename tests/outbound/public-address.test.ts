import { describe, expect, it } from "vitest";

import { isPublicAddress } from "@/lib/outbound/public-address";

describe("only addresses of the public internet may be asked", () => {
  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "223.255.255.255",
    "2001:200::1",
    "2400:3200::1",
    "2606:4700:4700::1111",
  ])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ["0.0.0.0", "this network"],
    ["10.255.255.255", "private"],
    ["100.64.0.1", "carrier NAT"],
    ["100.100.100.200", "metadata of a cloud"],
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["168.63.129.16", "platform of a cloud"],
    ["169.254.0.23", "metadata of a cloud"],
    ["169.254.169.254", "metadata of a cloud"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.0.0.192", "metadata of a cloud"],
    ["192.168.1.1", "private"],
    ["198.19.0.1", "benchmarks"],
    ["203.0.113.7", "documentation"],
    ["224.0.0.1", "multicast"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "mapped"],
    ["::ffff:8.8.8.8", "mapped"],
    ["::7f00:1", "compatible"],
    ["64:ff9b::a9fe:a9fe", "NAT64"],
    ["64:ff9b:1::1", "local NAT64"],
    ["100::1", "discard"],
    ["2001::1", "Teredo"],
    ["2001:1ff::1", "protocol assignments"],
    ["2001:db8::1", "documentation"],
    ["2002:7f00:1::1", "6to4"],
    ["3fff::1", "documentation"],
    ["4000::1", "not handed out"],
    ["fc00::1", "unique local"],
    ["fd00:ec2::254", "metadata of a cloud"],
    ["fe80::1", "link-local"],
    ["fe80::1%eth0", "link-local with a zone"],
    ["2606:4700::1%eth0", "public with a zone"],
    ["fec0::1", "site-local"],
    ["ff02::1", "multicast"],
    ["", "nothing"],
    ["localhost", "a name"],
    ["0x7f.1", "no address"],
  ])("%s is not (%s)", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

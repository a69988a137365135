import { describe, expect, test } from "vitest";
import { isPublicUnicast, makeAddressGuard } from "./address-guard";

const refused = [
  "127.0.0.1",
  "0.0.0.0",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "240.0.0.1",
  "192.0.2.1",
  "198.18.0.1",
  "::",
  "::1",
  "fe80::1",
  "fe80::1%eth0",
  "fc00::1",
  "fd12::1",
  "ff02::1",
  "fec0::1",
  "2001:db8::1",
  "100::1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b::a9fe:a9fe",
  "64:ff9b:1::808:808",
  "2002:7f00:1::",
  "2002:a00:1::1",
  "2001::1",
  "4000::1",
  "127.1",
  "0x7f000001",
  "2130706433",
  "",
  "localhost",
  "8.8.8.8/8",
];
const accepted = [
  "8.8.8.8",
  "1.1.1.1",
  "2606:4700::1111",
  "2a00:1450::1",
  "::ffff:8.8.8.8",
  "64:ff9b::808:808",
  "2002:808:808::1",
];

describe("isPublicUnicast", () => {
  test.each(refused)("refuses %s", (ip) => expect(isPublicUnicast(ip)).toBe(false));
  test.each(accepted)("accepts %s", (ip) => expect(isPublicUnicast(ip)).toBe(true));
});

describe("makeAddressGuard", () => {
  test("opens the given networks and no others", () => {
    const isAllowed = makeAddressGuard(["127.0.0.0/8", "fd00::/8"]);
    expect(["127.0.0.1", "127.9.9.9", "fd00::1", "8.8.8.8", "::ffff:127.0.0.1"].map(isAllowed)).not.toContain(
      false,
    );
    expect(["10.0.0.1", "::1", "fe80::1", "169.254.169.254", "nonsense"].map(isAllowed)).not.toContain(true);
  });

  test.each(["127.0.0.1", "10.0.0.0/33", "x/8", ""])("refuses the network %j", (cidr) => {
    expect(() => makeAddressGuard([cidr])).toThrow("dns.cidrNotValid");
  });
});

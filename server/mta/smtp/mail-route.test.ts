import { describe, expect, test } from "vitest";
import { endpointFor, type MailRoute } from "./mail-route";

describe("the inbox route", () => {
  const route: MailRoute = { kind: "inbox", host: "127.0.0.1", port: 1025 };
  test.each(["142.250.4.26", "10.0.0.1", "not an address", ""])("sends %j to the inbox", (address) => {
    expect(endpointFor(route, address)).toEqual({ kind: "endpoint", host: "127.0.0.1", port: 1025 });
  });
});

describe("the private route", () => {
  const route: MailRoute = { kind: "private", allowed: ["127.0.0.0/8", "fd00::/8"], port: 2525 };

  test.each([
    { address: "127.0.0.2", host: "127.0.0.2" },
    { address: "::ffff:127.0.0.3", host: "127.0.0.3" },
    { address: "fd12::1", host: "fd12::1" },
  ])("allows $address", ({ address, host }) => {
    expect(endpointFor(route, address)).toEqual({ kind: "endpoint", host, port: 2525 });
  });

  test.each(["8.8.8.8", "10.0.0.1", "::1", "2001:4860:4860::8888"])("refuses %s", (address) => {
    expect(endpointFor(route, address)).toMatchObject({ kind: "refused", reason: "not-allowed" });
  });
});

describe("the direct route", () => {
  const route: MailRoute = { kind: "direct" };

  test.each([
    { address: "142.250.4.26", host: "142.250.4.26" },
    { address: "2404:6800:4008:c07::1b", host: "2404:6800:4008:c07::1b" },
    { address: "::ffff:142.250.4.26", host: "142.250.4.26" },
    { address: "64:ff9b::142.250.4.26", host: "64:ff9b::8efa:41a" },
  ])("dials $address at port 25", ({ address, host }) => {
    expect(endpointFor(route, address)).toEqual({ kind: "endpoint", host, port: 25 });
  });

  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::808:808",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::1",
    "100::1",
    "fc00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "4000::1",
  ])("refuses %s", (address) => {
    expect(endpointFor(route, address)).toMatchObject({ kind: "refused", reason: "not-public" });
  });
});

test.each([
  "",
  "localhost",
  "127.1",
  "0x7f000001",
  "2130706433",
  "017700000001",
  "127.0.0.1:25",
  "fe80::1%eth0",
])("%j is not an address on any route but the inbox", (address) => {
  for (const route of [
    { kind: "direct" },
    { kind: "private", allowed: ["0.0.0.0/0", "::/0"], port: 25 },
  ] as const) {
    expect(endpointFor(route, address)).toMatchObject({ kind: "refused", reason: "not-an-address" });
  }
});

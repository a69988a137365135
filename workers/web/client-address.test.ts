import fc from "fast-check";
import { expect, test } from "vitest";
import { clientAddress, isTrusted, parseRanges } from "./client-address";

const ranges = parseRanges(["10.0.0.0/8", "192.0.2.7", "fd00::/8"]);

test.each([
  {
    what: "nobody is trusted: the peer counts",
    peer: "203.0.113.5",
    forwarded: "1.2.3.4",
    address: "203.0.113.5",
  },
  {
    what: "a proxy of ours tells the client",
    peer: "10.0.0.1",
    forwarded: "203.0.113.5",
    address: "203.0.113.5",
  },
  {
    what: "what the client wrote itself is skipped",
    peer: "10.0.0.1",
    forwarded: "1.2.3.4, 203.0.113.5",
    address: "203.0.113.5",
  },
  {
    what: "two proxies of ours",
    peer: "10.0.0.1",
    forwarded: "203.0.113.5, 10.9.9.9",
    address: "203.0.113.5",
  },
  { what: "a proxy that tells nothing", peer: "10.0.0.1", forwarded: undefined, address: "10.0.0.1" },
  {
    what: "a proxy that passes rubbish on",
    peer: "10.0.0.1",
    forwarded: "203.0.113.5, x",
    address: "10.0.0.1",
  },
  {
    what: "IPv4 inside IPv6",
    peer: "::ffff:10.0.0.1",
    forwarded: "::ffff:203.0.113.5",
    address: "203.0.113.5",
  },
  {
    what: "IPv6 with brackets and port",
    peer: "fd00::1",
    forwarded: "[2001:db8::5]:4711",
    address: "2001:db8::5",
  },
  { what: "IPv4 with port", peer: "192.0.2.7", forwarded: "203.0.113.5:4711", address: "203.0.113.5" },
])("$what", ({ peer, forwarded, address }) => {
  expect(clientAddress(peer, forwarded, ranges)).toBe(address);
});

test("an untrusted peer is its own address, whatever it claims", () => {
  fc.assert(
    fc.property(fc.string(), (claim) => {
      expect(clientAddress("203.0.113.5", claim, ranges)).toBe("203.0.113.5");
    }),
  );
});

test("only listed peers are trusted", () => {
  expect(["192.0.2.7", "10.1.2.3", "192.0.2.8", "", "::1"].map((peer) => isTrusted(peer, ranges))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("a wrong entry is named", () => {
  expect(() => parseRanges(["10.0.0.0/8", "proxy.internal"])).toThrow("proxy.internal");
});

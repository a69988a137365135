import fc from "fast-check";
import { expect, test } from "vitest";
import { isInNetworks } from "./networks";

test.each([
  { what: "no networks: from anywhere", address: "203.0.113.5", networks: [], may: true },
  { what: "no networks: a job, too", address: null, networks: [], may: true },
  { what: "inside", address: "10.1.2.3", networks: ["10.0.0.0/8"], may: true },
  { what: "outside", address: "11.1.2.3", networks: ["10.0.0.0/8"], may: false },
  { what: "the second of two", address: "192.0.2.7", networks: ["10.0.0.0/8", "192.0.2.0/24"], may: true },
  { what: "a single address", address: "192.0.2.7", networks: ["192.0.2.7"], may: true },
  { what: "its neighbour", address: "192.0.2.8", networks: ["192.0.2.7"], may: false },
  { what: "a network named by a host in it", address: "10.0.0.200", networks: ["10.0.0.5/24"], may: true },
  { what: "IPv6", address: "2001:db8::5", networks: ["2001:db8::/32"], may: true },
  { what: "IPv6 outside", address: "2001:db9::5", networks: ["2001:db8::/32"], may: false },
  { what: "IPv4 inside IPv6", address: "::ffff:10.1.2.3", networks: ["10.0.0.0/8"], may: true },
  { what: "a network of such", address: "10.1.2.3", networks: ["::ffff:10.0.0.0/104"], may: true },
  { what: "all of IPv6 is not IPv4", address: "10.1.2.3", networks: ["::/0"], may: false },
  { what: "all of IPv4 is not IPv6", address: "2001:db8::5", networks: ["0.0.0.0/0"], may: false },
  { what: "a job is in no network", address: null, networks: ["0.0.0.0/0"], may: false },
  { what: "an address that is none", address: "", networks: ["0.0.0.0/0"], may: false },
  { what: "a network that is none", address: "10.1.2.3", networks: ["ten"], may: false },
  { what: "a length that is none", address: "10.1.2.3", networks: ["10.0.0.0/33"], may: false },
])("$what", ({ address, networks, may }) => {
  expect(isInNetworks(address, networks)).toBe(may);
});

test("a network holds exactly the addresses whose first bits are its own", () => {
  const bytes = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
  const bits = ([a, b, c, d]: readonly number[]) =>
    [a, b, c, d].map((byte) => (byte ?? 0).toString(2).padStart(8, "0")).join("");
  fc.assert(
    fc.property(bytes, bytes, fc.integer({ min: 0, max: 32 }), (client, network, length) => {
      const expected = bits(client).slice(0, length) === bits(network).slice(0, length);
      expect(isInNetworks(client.join("."), [`${network.join(".")}/${length}`])).toBe(expected);
    }),
  );
});

import { expect, test } from "vitest";
import { parseDnsServer } from "./parse-dns-server";

test.each([
  ["192.0.2.1", { address: "192.0.2.1", port: 53, family: 4 }],
  ["192.0.2.1:5353", { address: "192.0.2.1", port: 5353, family: 4 }],
  ["2001:db8::1", { address: "2001:db8::1", port: 53, family: 6 }],
  ["2001:db8::1:5353", { address: "2001:db8::1:5353", port: 53, family: 6 }],
  ["[2001:db8::1]:5353", { address: "2001:db8::1", port: 5353, family: 6 }],
  ["[::1]", { address: "::1", port: 53, family: 6 }],
])("%s", (text, server) => {
  expect(parseDnsServer(text)).toEqual(server);
});

test.each(["", "localhost", "dns.example:53", "192.0.2.1:0", "192.0.2.1:70000", "192.0.2.1:x", "[192.0.2.1"])(
  "refuses %j",
  (text) => {
    expect(() => parseDnsServer(text)).toThrow("dns.serverNotValid");
  },
);

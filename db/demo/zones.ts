/** A record as the local name server takes it. */
type Zone =
  | { name: string; type: "A" | "TXT" | "CNAME"; data: string }
  | { name: string; type: "MX"; data: { preference: number; exchange: string } }
  | { name: string; type: "SOA"; data: Soa };
type Soa = {
  mname: string;
  rname: string;
  serial: number;
  refresh: number;
  retry: number;
  expire: number;
  minimum: number;
};

const soa: Soa = {
  mname: "ns.test",
  rname: "hostmaster.test",
  serial: 1,
  refresh: 3_600,
  retry: 600,
  expire: 86_400,
  minimum: 1,
};

/**
 * The names under `.test` (RFC 6761) that a local instance knows: every domain has a mail host on this machine, one has none on
 * purpose, and Hikyaku's own names are set as an operator would set them. What tenants publish comes on top, from a file.
 */
export const demoZones = (): Zone[] => [
  { name: "test", type: "SOA", data: soa },
  { name: "*.test", type: "MX", data: { preference: 10, exchange: "mx.receiver.test" } },
  { name: "mx.receiver.test", type: "A", data: "127.0.0.1" },
  { name: "nomail.test", type: "MX", data: { preference: 0, exchange: "." } },
  { name: "hikyaku.test", type: "MX", data: { preference: 10, exchange: "mx.receiver.test" } },
  { name: "bounce.hikyaku.test", type: "MX", data: { preference: 10, exchange: "mx.hikyaku.test" } },
  { name: "bounce.hikyaku.test", type: "TXT", data: "v=spf1 include:spf.hikyaku.test -all" },
  { name: "mx.hikyaku.test", type: "A", data: "127.0.0.1" },
  { name: "spf.hikyaku.test", type: "TXT", data: "v=spf1 ip4:127.0.0.1 -all" },
];

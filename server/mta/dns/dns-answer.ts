/** What each record type holds. TXT strings are joined; names have no final dot. */
export type DnsData = {
  A: string;
  AAAA: string;
  CNAME: string;
  MX: { preference: number; exchange: string };
  NS: string;
  PTR: string;
  SOA: {
    mname: string;
    rname: string;
    serial: number;
    refresh: number;
    retry: number;
    expire: number;
    minimum: number;
  };
  TXT: string;
};

export type DnsType = keyof DnsData;

/**
 * What DNS says of one name and type. `nodata`: the name exists, but not with this type. `temporary`: nobody knows
 * (time-out, SERVFAIL, a broken answer), so nothing may be concluded from it.
 */
export type DnsAnswer<Data> =
  | { kind: "answer"; records: Data[]; minTtlSeconds: number }
  | { kind: "nodata" }
  | { kind: "nxdomain" }
  | { kind: "temporary"; detail: string };

/** One look-up, by whatever means: what depends on DNS takes this, so it can be tried on any data. */
export type DnsLookup = <Type extends DnsType>(name: string, type: Type) => Promise<DnsAnswer<DnsData[Type]>>;

/** A name as it is compared and looked up: lower case, without the final dot. */
export function normalizeDnsName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

/** Whether DNS can carry the name (RFC 1035 §2.3.4): labels of 1–63 octets, 253 in all. Underscores are in use. */
export function isDnsName(name: string): boolean {
  return (
    name.length <= 253 &&
    /^[!-~]+$/.test(name) &&
    name.split(".").every((label) => label !== "" && label.length <= 63)
  );
}

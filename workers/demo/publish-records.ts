import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { ZoneRecord } from "@/server/mta/dns/build-zone-index";

/**
 * Sets records as a tenant's administrator would at his DNS provider: into the file that the local name server reads.
 * Records of the same name and type are replaced.
 */
export function publishRecords(file: string, records: readonly ZoneRecord[]): void {
  const known: ZoneRecord[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  const isReplaced = (old: ZoneRecord) =>
    records.some(({ name, type }) => name === old.name && type === old.type);
  writeFileSync(
    `${file}.new`,
    JSON.stringify([...known.filter((old) => !isReplaced(old)), ...records], null, 1),
  );
  renameSync(`${file}.new`, file);
}

import { existsSync, readFileSync, watchFile } from "node:fs";
import { parseArgs } from "node:util";
import { demoZones } from "@/db/demo/zones";
import type { ZoneRecord } from "@/server/mta/dns/build-zone-index";
import { startZoneServer } from "@/server/mta/dns/zone-server";

const { values } = parseArgs({
  options: { port: { type: "string", default: "0" }, records: { type: "string" } },
});
const file = values.records;

/** What tenants of this instance publish: a JSON list of records, read again when it changes. */
function published(): ZoneRecord[] {
  if (file === undefined || !existsSync(file)) return [];
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return [];
  }
}

const server = await startZoneServer({ zones: [...demoZones(), ...published()], port: Number(values.port) });
if (file !== undefined)
  watchFile(file, { interval: 200 }, () => server.setRecords([...demoZones(), ...published()]));
process.on("SIGTERM", () => void server.close().then(() => process.exit(0)));
process.on("SIGINT", () => void server.close().then(() => process.exit(0)));

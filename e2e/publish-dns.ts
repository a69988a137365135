import { dirname } from "node:path";
import { sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { instanceFile } from "@/e2e/instance";
import type { ZoneRecord } from "@/server/mta/dns/build-zone-index";
import { recordsFile } from "@/workers/bootstrap/processes.mjs";
import { publishRecords } from "@/workers/demo/publish-records";

/** Any number; the tests of all workers write one file, so they take turns. */
const turn = 20_271_114;

/** Sets records in the instance's name server, as the administrator of a domain would at his provider. */
export async function publishDns(records: readonly ZoneRecord[]): Promise<void> {
  await globalDatabase().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${turn})`);
    publishRecords(recordsFile(dirname(instanceFile())), records);
  });
}

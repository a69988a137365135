import { addDomain } from "@/server/domain/domains/add-domain";
import { checkDomain } from "@/server/domain/domains/check-domain";
import { getDomain } from "@/server/domain/domains/get-domain";
import type { ZoneRecord } from "@/server/mta/dns/build-zone-index";
import type { Context } from "@/server/platform/context";
import { publishRecords } from "./publish-records";

export const demoDomain = "mail.tsukishiro.test";
const patienceMs = 15_000;

/** Adds the demo's sending domain, publishes the records that its page asks for, and has the real checker look at them. */
export async function verifyDemoDomain(
  context: Context,
  recordsFile: string,
): Promise<{ domainId: string; dkim: { name: string; txt: string } }> {
  const { domainId } = await addDomain(context, { name: demoDomain });
  const { records } = await getDomain(context, { domainId });
  const published: ZoneRecord[] = records.map(({ name, value }) => ({
    name,
    type: "TXT",
    ttl: 1,
    data: value,
  }));
  publishRecords(recordsFile, [
    ...published,
    { name: demoDomain, type: "MX", ttl: 1, data: { preference: 10, exchange: "mx.receiver.test" } },
  ]);
  const dkim = records.find(({ record }) => record === "dkim");
  for (const until = Date.now() + patienceMs; ; await new Promise((resolve) => setTimeout(resolve, 300))) {
    const { state, checks } = await checkDomain(context, { domainId });
    if (state === "verified" && dkim) return { domainId, dkim: { name: dkim.name, txt: dkim.value } };
    if (Date.now() > until)
      throw new Error(
        `the demo's domain was not verified: ${checks.map(({ record, status }) => `${record} ${status}`).join(", ")}`,
      );
  }
}

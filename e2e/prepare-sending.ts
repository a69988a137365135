import { expect } from "@playwright/test";
import { publishDns } from "@/e2e/publish-dns";
import type { TestTenant } from "@/e2e/test-tenant";
import { addDomain } from "@/server/domain/domains/add-domain";
import { checkDomain } from "@/server/domain/domains/check-domain";
import { getDomain } from "@/server/domain/domains/get-domain";
import { updateTenant } from "@/server/domain/tenants/update-tenant";

export type SendingDomain = {
  domainId: string;
  name: string;
  /** The TXT records by which its signatures are judged. */
  txt: Readonly<Record<string, string>>;
};

/** What a company needs before its first campaign: who the sender is by law, and a domain whose DNS is right. */
export async function prepareSending(tenant: TestTenant): Promise<SendingDomain> {
  const owner = await tenant.as(tenant.owner);
  await updateTenant(owner, {
    legalName: `株式会社${tenant.name}`,
    postalAddress: "静岡県静岡市葵区茶町1-2-3",
    contactPoint: "054-000-0000",
  });
  const name = `mail.${tenant.slug}.test`;
  const { domainId } = await addDomain(owner, { name });
  await publishDns(await wantedRecords(tenant, domainId));
  await expect.poll(async () => (await checkDomain(owner, { domainId })).state).toBe("verified");
  const { records } = await getDomain(owner, { domainId });
  return { domainId, name, txt: Object.fromEntries(records.map((record) => [record.name, record.value])) };
}

/** The records that the page of a domain asks for, and the MX record of a domain that has mail. */
export async function wantedRecords(tenant: TestTenant, domainId: string) {
  const { name: domain, records } = await getDomain(await tenant.as(tenant.owner), { domainId });
  return [
    ...records.map(({ name, value }) => ({ name, type: "TXT" as const, ttl: 1, data: value })),
    { name: domain, type: "MX" as const, ttl: 1, data: { preference: 10, exchange: "mx.receiver.test" } },
  ];
}

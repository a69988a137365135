import type { TestTenant } from "@/e2e/test-tenant";
import { createContact } from "@/server/domain/contacts/create-contact";

const atOnce = 8;

/** So many customers who consented, `r001@readers.<company>.test` and on, each with a name. */
export async function addReaders(tenant: TestTenant, count: number): Promise<string[]> {
  const owner = await tenant.as(tenant.owner);
  const emails = Array.from(
    { length: count },
    (_, no) => `r${String(no + 1).padStart(3, "0")}@readers.${tenant.slug}.test`,
  );
  for (let from = 0; from < count; from += atOnce)
    await Promise.all(
      emails.slice(from, from + atOnce).map((email, no) =>
        createContact(owner, {
          email,
          familyName: "山田",
          givenName: `${from + no + 1}号`,
          consent: { state: "given", how: "店頭の申込書" },
        }),
      ),
    );
  return emails;
}

import { and, eq, isNull } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { operators } from "@/db/schema";
import { tenantsOfPerson } from "./request-context";

/** Whether a person must keep a factor of their own: a company of theirs asks for one, or they run the installation. */
export async function mustKeepFactor(personId: string): Promise<boolean> {
  const tenants = await tenantsOfPerson(personId);
  if (
    tenants.some(({ secondFactorRequired, emailCodesAllowed }) => secondFactorRequired && !emailCodesAllowed)
  )
    return true;
  const [operator] = await globalDatabase()
    .select({ personId: operators.personId })
    .from(operators)
    .where(and(eq(operators.personId, personId), isNull(operators.disabledAt)));
  return operator !== undefined;
}

import { eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { operators, people } from "@/db/schema";

/** Everybody who runs or ran the installation, by name, for the log's filter. For operators alone: the procedure asks who it is. */
export async function listOperators(): Promise<
  { personId: string; name: string; email: string; disabledAt: Date | null }[]
> {
  return globalDatabase()
    .select({
      personId: operators.personId,
      name: people.name,
      email: people.email,
      disabledAt: operators.disabledAt,
    })
    .from(operators)
    .innerJoin(people, eq(people.id, operators.personId))
    .orderBy(people.name);
}

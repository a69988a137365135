import { and, eq, isNull } from "drizzle-orm";
import postgres from "postgres";
import { globalDatabase } from "@/db/client";
import { operators, people } from "@/db/schema";
import { totpSecret } from "@/server/auth/totp-secret";
import { addOperator } from "@/server/domain/operators/add-operator";
import { env } from "@/server/platform/env";
import { demoOperator, demoPassword, demoTotpSecret } from "./demo-people";

/** Makes the operator of the demo's installation, with an authenticator app, unless there is one. */
export async function ensureDemoOperator(): Promise<void> {
  const url = env().OWNER_DATABASE_URL;
  if (url === undefined)
    throw new Error("OWNER_DATABASE_URL is not set: operators are made by the tables' owner");
  const [known] = await globalDatabase()
    .select({ id: people.id })
    .from(people)
    .innerJoin(operators, eq(operators.personId, people.id))
    .where(and(eq(people.emailKey, demoOperator.email), isNull(operators.disabledAt)));
  if (known) return;
  const owner = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const { personId } = await addOperator(owner, { ...demoOperator, password: demoPassword(demoOperator) });
    const sealed = totpSecret.seal(demoTotpSecret(demoOperator), personId, "totp_secret");
    await globalDatabase().update(people).set({ totpSecret: sealed }).where(eq(people.id, personId));
  } finally {
    await owner.end();
  }
}

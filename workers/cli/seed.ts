import { parseArgs } from "node:util";
import { and, eq } from "drizzle-orm";
import { disconnect, globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { demoOperator, demoPassword, demoPeople } from "@/workers/demo/demo-people";
import { ensureDemoOperator } from "@/workers/demo/ensure-demo-operator";
import { fillDemoTenant } from "@/workers/demo/fill-demo-tenant";
import { makeDemoTenant } from "@/workers/demo/make-demo-tenant";

const { values } = parseArgs({ options: { records: { type: "string" } } });
const recordsFile = values.records;
if (recordsFile === undefined)
  throw new Error("usage: seed.ts --records FILE (what the local name server reads)");

/** Makes the demo's data once, through the same verbs that people use. The last line says, as JSON, who can sign in, and
 * whether the data is new. */
const [known] = await globalDatabase()
  .select({ id: people.id })
  .from(people)
  .where(and(eq(people.emailKey, demoPeople[0].email)));
if (!known) await fillDemoTenant(await makeDemoTenant(), recordsFile);
await ensureDemoOperator();
await disconnect();
const who = [...demoPeople, demoOperator].map((person) => ({
  name: person.key,
  email: person.email,
  role: person.role,
  password: demoPassword(person),
}));
process.stdout.write(`${JSON.stringify({ people: who, isNew: known === undefined })}\n`);

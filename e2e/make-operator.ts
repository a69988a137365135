import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { instanceUnderTest } from "@/e2e/instance";
import { giveFactor } from "@/e2e/test-tenant";
import { addOperator } from "@/server/domain/operators/add-operator";

export type TestOperator = {
  personId: string;
  name: string;
  email: string;
  password: string;
  secret: string;
};

/** One more person who runs the installation, with an authenticator app; made as at the command line. */
export async function makeOperator(name = "運営 太郎"): Promise<TestOperator> {
  const owner = postgres(instanceUnderTest().env.OWNER_DATABASE_URL ?? "", {
    max: 1,
    onnotice: () => undefined,
  });
  const account = {
    name,
    email: `e2e-${randomBytes(5).toString("hex")}@operator.test`,
    password: "correct horse battery staple",
  };
  try {
    const { personId } = await addOperator(owner, account);
    return { ...account, personId, secret: await giveFactor(personId) };
  } finally {
    await owner.end();
  }
}

import type { BrowserContext } from "@playwright/test";
import { forgetUsedCode, type TestPerson } from "@/e2e/test-tenant";
import { ConsoleClient } from "@/workers/demo/console-client";

/** Signs a person in with password and code, without pages: for tests that are about something else. */
export async function enterAs(context: BrowserContext, origin: string, person: TestPerson): Promise<void> {
  const { email, password, secret } = person;
  if (secret === null) throw new Error(`${email} has no authenticator app`);
  await forgetUsedCode(person);
  const client = new ConsoleClient(origin);
  await client.signInWith({ email, password, secret });
  await context.addCookies(client.cookies().map(({ name, value }) => ({ name, value, url: origin })));
}

import { parseArgs } from "node:util";
import { disconnect } from "@/db/client";
import { newTenantContext } from "@/server/auth/request-context";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { DomainError } from "@/server/platform/errors";
import { randomToken } from "@/server/platform/secrets";

const usage =
  "usage: tenant.ts --slug hanaya --name 花屋 --owner-email hana@example.jp --owner-name 花 [--locale ja|en] [--time-zone Asia/Tokyo]";
const text = { type: "string" } as const;

/** Makes a tenant and its first owner, who is told a password once and sets up a second factor at the first sign-in. */
async function makeTenant(): Promise<void> {
  const { values } = parseArgs({
    options: {
      slug: text,
      name: text,
      "owner-email": text,
      "owner-name": text,
      locale: { ...text, default: "ja" },
      "time-zone": { ...text, default: "Asia/Tokyo" },
    },
  });
  const { slug, name, locale, "owner-email": email, "owner-name": ownerName, "time-zone": timeZone } = values;
  if (!slug || !name || !email || !ownerName || (locale !== "ja" && locale !== "en")) throw new Error(usage);
  const password = randomToken();
  await createTenant(await newTenantContext("tenant"), {
    slug,
    name,
    timeZone,
    locale,
    owner: { email, name: ownerName, password, locale },
  });
  process.stdout.write(
    `${name} is at /t/${slug}. ${email} signs in with the password ${password} unless the address had an account before.\n`,
  );
}

try {
  await makeTenant();
} catch (error) {
  const told =
    error instanceof DomainError
      ? `${error.key} ${JSON.stringify(error.details)}`
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
} finally {
  await disconnect();
}

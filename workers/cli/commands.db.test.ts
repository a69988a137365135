import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { sealAudit } from "@/server/domain/audit/seal-audit";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { addDomain } from "@/server/domain/domains/add-domain";
import { env } from "@/server/platform/env";

const { admin } = await makeTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "hikyaku-commands-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Ended = { code: number; out: string; err: string };
/** A command as a person runs it, with the settings of this test and those that are given. */
async function run(
  script: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)("node", ["--import", "tsx", script, ...args], {
      // biome-ignore lint/style/noProcessEnv: the settings that the test database was given
      env: { ...process.env, AUDIT_ANCHORS_FILE: join(folder, "anchors.jsonl"), ...settings },
      timeout: 60_000,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}
const audit = (...args: string[]) => run("workers/cli/audit.ts", args);
const second = "second-secrets-key-0123456789abcdefghijk";
const rotating = {
  SECRETS_KEY: second,
  SECRETS_KEYS_RETIRED: env().SECRETS_KEY,
  ADDRESS_KEY: env().SECRETS_KEY,
};
let tenantId: string;

beforeAll(async () => {
  const context = await makeTestTenant(admin);
  ({ tenantId } = context);
  for (const action of ["tag.create", "tag.update", "tag.delete"])
    await withTenant(context, (tx) => appendAudit(tx, context, { action, subject: "tags/1" }));
  await addDomain(context, { name: "hanaya.test" });
  await sealAudit();
});

/** Each command is a Node of its own, which a busy machine starts in its time. */
const patienceMs = 240_000;

test(
  "audit: anchors, verifies, names what was done, and says with its exit code whether all is well",
  async () => {
    expect((await audit("anchor")).out).toContain("1 chains have grown");
    expect(await audit("verify")).toMatchObject({
      code: 0,
      out: "✓ 4 rows of 1 tenants, 0 faults.\n",
      err: "",
    });
    await admin`delete from audit_seals where no > 2`;
    await admin`delete from audit_anchors`;
    await admin`delete from audit_log where not exists (select 1 from audit_seals s where s.audit_id = id)`;
    await admin`update audit_log set action = 'tag.none' where action = 'tag.update'`;
    const cut = await audit("verify", "--tenant", tenantId);
    expect(cut.code).toBe(1);
    expect(cut.out).toMatch(/no\. 2, row [-0-9a-f]{36}: the row, or its seal, was changed/);
    expect(cut.out).toContain("no. 3: everything from this number on was removed");
  },
  patienceMs,
);

test(
  "secrets: counts by key, rotates, and a process starts only with the keys that the rows need",
  async () => {
    // It cannot listen there, and ends; by then it has looked at its keys.
    const start = (settings: Record<string, string>) =>
      run("workers/intake.ts", [], { INTAKE_PORT: "1", INTAKE_HOST: "203.0.113.1", ...settings });
    expect((await start({})).err).not.toContain("these keys");
    const wrong = await start({ SECRETS_KEY: second });
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/cannot start with these keys[\s\S]*SECRETS_KEYS_RETIRED[\s\S]*ADDRESS_KEY/);
    const stranger = await run("workers/cli/secrets.ts", ["status"], { SECRETS_KEY: second });
    expect(stranger.code).toBe(1);
    expect(stranger.out).toContain("THIS KEY IS NOT IN THE SETTINGS");
    const rotated = await run("workers/cli/secrets.ts", ["rotate"], rotating);
    expect(rotated.code).toBe(0);
    expect(rotated.out).toContain("1 values were put under SECRETS_KEY.");
    expect(rotated.out).toContain("Every value is under SECRETS_KEY.");
    const { SECRETS_KEY, ADDRESS_KEY } = rotating;
    expect((await start({ SECRETS_KEY, ADDRESS_KEY })).err).not.toContain("these keys");
  },
  patienceMs,
);

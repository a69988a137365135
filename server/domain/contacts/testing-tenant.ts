import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Context, type Permission, permissions, type TenantId } from "@/server/platform/context";

/** A tenant of a test's own, and a person in it who may do everything, or only what is named. */
export async function makeTestTenant(
  admin: postgres.Sql,
  may: readonly Permission[] = permissions,
): Promise<Context> {
  const tenantId = randomUUID() as TenantId;
  await admin`insert into tenants (tenant_id, slug, name) values (${tenantId}, ${tenantId}, 'Test')`;
  return {
    tenantId,
    actor: { kind: "person", personId: randomUUID(), role: "owner", sessionId: "test" },
    may: new Set(may),
    address: "192.0.2.1",
  };
}

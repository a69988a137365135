import { disconnect } from "@/db/client";
import { permissions, type TenantId } from "@/server/platform/context";
import { applyImport } from "./apply-import";

/** A process of its own that applies an import, so that a test can kill it: `TENANT IMPORT`. */
const [tenantId = "", importId = ""] = process.argv.slice(2);
await applyImport(
  {
    tenantId: tenantId as TenantId,
    actor: { kind: "system", job: "apply-import" },
    may: new Set(permissions),
    address: null,
  },
  { importId },
);
await disconnect();

import { disconnect } from "@/db/client";
import { permissions, type TenantId } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { checkImport } from "./check-import";
import { uploadImport } from "./upload-import";

/** A process of its own that imports one endless line: `TENANT MEBIBYTES`. Says as JSON what came of it and its peak memory. */
const [tenantId = "", mebibytes = ""] = process.argv.slice(2);
const context = {
  tenantId: tenantId as TenantId,
  actor: { kind: "system", job: "test" },
  may: new Set(permissions),
  address: null,
} as const;

let sent = 0;
async function* oneLine() {
  yield new TextEncoder().encode("email,姓\n");
  const piece = new Uint8Array(1 << 20).fill(0x61);
  for (; sent < Number(mebibytes); sent += 1) yield piece;
}

let importId: string | null = null;
let refusal: string | null = null;
try {
  ({ importId } = await uploadImport(context, { fileName: "line.csv" }, oneLine()));
  await checkImport(context, { importId });
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  refusal = error.key;
}
await disconnect();
const peakMebibytes = Math.round(process.resourceUsage().maxRSS / 1_024);
process.stdout.write(`${JSON.stringify({ importId, refusal, sentMebibytes: sent, peakMebibytes })}\n`);

import { createSegment } from "@/server/domain/segments/create-segment";
import { createTemplate } from "@/server/domain/templates/create-template";
import type { Context } from "@/server/platform/context";
import type { DemoPerson } from "./demo-people";
import { verifyDemoDomain } from "./verify-demo-domain";

/** What a company has after its first week: templates, segments, customers, a verified domain, campaigns. */
export async function fillDemoTenant(
  { owner, marketer }: Record<DemoPerson["key"], Context>,
  recordsFile: string | undefined,
): Promise<void> {
  if (recordsFile !== undefined) await verifyDemoDomain(owner, recordsFile);
  for (const [starter, name] of [
    ["newsletter", "月代だより"],
    ["announcement", "お知らせ"],
    ["letter", "お手紙"],
  ] as const)
    await createTemplate(marketer, { starter, name });
  await createSegment(marketer, { name: "すべての顧客", rule: { kind: "all", rules: [] } });
}

import type { TestTenant } from "@/e2e/test-tenant";
import { starterTemplates } from "@/emails/starter/starter-templates";
import { createTemplate } from "@/server/domain/templates/create-template";

/** A monthly mail that greets its reader in subject and body, and whose button leads to `link`. */
export async function makeTemplate(tenant: TestTenant, name: string, link: string): Promise<string> {
  const starter = starterTemplates("ja").find(({ key }) => key === "newsletter");
  if (!starter) throw new Error("no newsletter to begin with");
  const design = JSON.parse(
    JSON.stringify(starter.design).replaceAll(/https:\/\/www\.example\.com\/\w+/g, link),
  );
  const { templateId } = await createTemplate(await tenant.as(tenant.owner), {
    name,
    subject: "{{ salutation }}、新茶のご案内です",
    preheader: "一番茶がそろいました",
    design,
  });
  return templateId;
}

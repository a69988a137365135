import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { api } from "@/app/_trpc/server";

const mostCampaigns = 200;

/** What conditions of a tenant can name: its fields, its tags, and the campaigns changed last. */
export async function loadCatalogue(tenant: string): Promise<Catalogue> {
  const caller = await api(tenant);
  const [fields, tags, campaigns] = await Promise.all([
    caller.contacts.listFields(),
    caller.tags.list(),
    caller.campaigns.list({ limit: mostCampaigns }),
  ]);
  return {
    fields: fields.map(({ fieldId, label, type }) => ({ fieldId, label, type })),
    tags: tags.map(({ tagId, name }) => ({ tagId, name })),
    campaigns: campaigns.items.map(({ id, name }) => ({ campaignId: id, name })),
  };
}

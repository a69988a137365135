import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { api, ifAllowed } from "@/app/_trpc/server";

const mostCampaigns = 200;

/** What conditions of a tenant can name: its fields, its tags, and the campaigns changed last. */
export async function loadCatalogue(tenant: string): Promise<Catalogue> {
  const caller = await api(tenant);
  const [fields, tags, campaigns] = await Promise.all([
    ifAllowed(caller.contacts.listFields(), []),
    ifAllowed(caller.tags.list(), []),
    ifAllowed(caller.campaigns.list({ limit: mostCampaigns }), { items: [] }),
  ]);
  return {
    fields: fields.map(({ fieldId, label, type }) => ({ fieldId, label, type })),
    tags: tags.map(({ tagId, name }) => ({ tagId, name })),
    campaigns: campaigns.items.map(({ id, name }) => ({ campaignId: id, name })),
  };
}

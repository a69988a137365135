import type { CampaignView } from "./campaign-views";

/** The address of the list of campaigns in a view, and of one folder. */
export function listHref(path: string, view: CampaignView, folderId?: string): string {
  const query = new URLSearchParams();
  if (view !== "all") query.set("view", view);
  if (folderId !== undefined) query.set("folder", folderId);
  return query.size > 0 ? `${path}?${query}` : path;
}

"use client";
import { useEffect, useRef, useState } from "react";
import { type DraftSaver, makeDraftSaver, type SaveState } from "@/app/_product/campaigns/make-draft-saver";
import { useSaveOnLeave } from "@/app/_product/campaigns/use-save-on-leave";
import { useTRPCClient } from "@/app/_trpc/client";
import type {
  CampaignDraft,
  EditorCampaign,
} from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-data";

export type Saved = { voided: boolean; changed: readonly (keyof CampaignDraft)[] };

const draftOf = (campaign: EditorCampaign): CampaignDraft => ({
  name: campaign.name,
  subject: campaign.subject,
  preheader: campaign.preheader,
  fromName: campaign.fromName,
  fromLocalPart: campaign.fromLocalPart,
  domainId: campaign.domainId,
  replyTo: campaign.replyTo,
  segmentId: campaign.segmentId,
  trackOpens: campaign.trackOpens,
  trackClicks: campaign.trackClicks,
  scheduledWall: campaign.scheduledWall,
});

/** What a change is on the wire. */
function changesOf({ body, ...fields }: CampaignDraft, keys: readonly (keyof CampaignDraft)[]) {
  const changed = Object.entries(fields).filter(([key]) => keys.includes(key as keyof CampaignDraft));
  return { ...(Object.fromEntries(changed) as Partial<typeof fields>), ...(keys.includes("body") && body) };
}

/** The draft that this page shows, saved as it changes. `onSaved` is called after each save. */
export function useCampaignDraft(campaign: EditorCampaign, onSaved: (saved: Saved) => void) {
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(campaign));
  const [state, setState] = useState<SaveState>({ kind: "saved", at: campaign.updatedAt });
  const told = useRef(onSaved);
  useEffect(() => {
    told.current = onSaved;
  });
  const [saver] = useState<DraftSaver<CampaignDraft>>(() =>
    makeDraftSaver({
      draft,
      revision: campaign.revision,
      send: (sending, changed, revision) =>
        client.campaigns.update.mutate({ campaignId: campaign.id, revision, ...changesOf(sending, changed) }),
      onDraft: setDraft,
      onState: setState,
      onSaved: ({ voided }, changed) => told.current({ voided, changed }),
    }),
  );
  useEffect(() => {
    const mayAdopt = saver.isClean() || saver.isStopped();
    if (campaign.revision > saver.revision() && mayAdopt)
      saver.adopt(draftOf(campaign), campaign.revision, campaign.updatedAt);
  }, [campaign, saver]);
  useSaveOnLeave(saver);
  return { ...saver, draft, state };
}

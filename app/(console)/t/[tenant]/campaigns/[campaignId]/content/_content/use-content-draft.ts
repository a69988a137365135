"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type DraftSaver, makeDraftSaver, type SaveState } from "@/app/_product/campaigns/make-draft-saver";
import { useSaveOnLeave } from "@/app/_product/campaigns/use-save-on-leave";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { ContentEditorProps } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/content/_content/content-editor";
import type { MailContent } from "@/server/domain/templates/schema";

const lookInMilliseconds = 15_000;

/**
 * The mail of a campaign, saved as it changes: only the parts that did. What the browser kept from before, or somebody else has changed, is read anew.
 */
export function useContentDraft(campaign: ContentEditorProps["campaign"], content: MailContent) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const router = useRouter();
  const [draft, setDraft] = useState(content);
  const [state, setState] = useState<SaveState>({ kind: "saved", at: campaign.updatedAt });
  const [saver] = useState<DraftSaver<MailContent>>(() =>
    makeDraftSaver({
      draft: content,
      revision: campaign.revision,
      send: (sending, changed, revision) =>
        client.campaigns.update.mutate({
          campaignId: campaign.id,
          revision,
          ...(Object.fromEntries(changed.map((key) => [key, sending[key]])) as Partial<MailContent>),
        }),
      onDraft: setDraft,
      onState: setState,
      onSaved: () => undefined,
    }),
  );
  useSaveOnLeave(saver);
  const { data: now } = useQuery(
    trpc.campaigns.watch.queryOptions(
      { campaignId: campaign.id },
      { refetchInterval: lookInMilliseconds, staleTime: 0 },
    ),
  );
  const isOld = now !== undefined && now.revision > saver.revision() && saver.isClean();
  useEffect(() => {
    if (isOld) router.refresh();
  }, [isOld, router]);
  return { ...saver, draft, state };
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { CampaignRow } from "@/app/_product/campaigns/campaign-types";
import { useTRPC } from "@/app/_trpc/client";

/** States in which numbers change by themselves. */
const moving = ["scheduled", "sending", "paused"] as const;
const isMoving = ({ state }: CampaignRow) => (moving as readonly string[]).includes(state);
const whileSendingInMilliseconds = 2_000;
const whileWaitingInMilliseconds = 20_000;
const mostMoving = 50;

/**
 * The rows of a page with the numbers of now. Only what is on its way is asked for, every two seconds while anything is being
 * sent. When a campaign has changed its state, the page is read anew, so that tabs and order agree with it.
 */
export function useLiveRows(rows: readonly CampaignRow[]): readonly CampaignRow[] {
  const trpc = useTRPC();
  const router = useRouter();
  const isSending = ({ state, scheduledWall }: CampaignRow) =>
    state === "sending" || (state === "scheduled" && scheduledWall === null);
  const interval = rows.some(isSending) ? whileSendingInMilliseconds : whileWaitingInMilliseconds;
  const { data, dataUpdatedAt } = useQuery(
    trpc.campaigns.list.queryOptions(
      { states: [...moving], limit: mostMoving },
      { enabled: rows.some(isMoving), refetchInterval: interval, staleTime: 0 },
    ),
  );
  const now = new Map(data?.items.map((row) => [row.id, row]));
  const hasMoved =
    data !== undefined &&
    data.nextCursor === null &&
    rows.some((row) => isMoving(row) && now.get(row.id)?.state !== row.state);
  // By the time the page is read anew a state may have moved on once more, so each answer that differs asks again.
  const news = hasMoved ? dataUpdatedAt : null;
  useEffect(() => {
    if (news !== null) router.refresh();
  }, [news, router]);
  return rows.map((row) => now.get(row.id) ?? row);
}

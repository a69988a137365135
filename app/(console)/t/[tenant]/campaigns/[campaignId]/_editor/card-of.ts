import type { CampaignProblem } from "@/app/_product/campaigns/campaign-types";
import { groupOf } from "@/app/_product/campaigns/check-groups";
import {
  type EditorCard,
  editorCards,
} from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-data";

const lines: ReadonlySet<string> = new Set(["subject", "preheader", "sender"]);

/** The card on which a problem is put right. */
export function cardOf({ code, where }: Pick<CampaignProblem, "code" | "where">): EditorCard {
  const group = groupOf(code);
  if (group === "audience") return "audience";
  if (group === "schedule") return "timing";
  return group === "sender" || group === "subject" || lines.has(where) ? "sender" : "content";
}

/** The cards with something that stops the send, in their order. */
export function blockedCards(problems: readonly CampaignProblem[]): EditorCard[] {
  const blocked = new Set(problems.filter(({ severity }) => severity === "block").map(cardOf));
  return editorCards.filter((card) => blocked.has(card));
}

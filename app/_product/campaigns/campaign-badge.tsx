import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/app/_ui/badge";
import type { CampaignState } from "@/server/domain/campaigns/schema";

const looks: Record<CampaignState, { tone: BadgeTone; hollow?: boolean }> = {
  draft: { tone: "neutral", hollow: true },
  "in-review": { tone: "warning" },
  "changes-requested": { tone: "danger" },
  approved: { tone: "accent", hollow: true },
  scheduled: { tone: "accent", hollow: true },
  sending: { tone: "accent" },
  paused: { tone: "warning" },
  sent: { tone: "success" },
  stopped: { tone: "danger" },
  cancelled: { tone: "neutral" },
};

/** The state of a campaign in a word, quiet unless a person must act. */
export function CampaignBadge({ state }: { state: CampaignState }) {
  const t = useTranslations("sends.states");
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}

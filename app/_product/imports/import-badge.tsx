import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/app/_ui/badge";
import type { ImportState } from "@/server/domain/imports/schema";

const looks: Readonly<Record<ImportState, { tone: BadgeTone; hollow?: boolean }>> = {
  uploaded: { tone: "accent", hollow: true },
  checking: { tone: "accent" },
  ready: { tone: "warning" },
  applying: { tone: "accent" },
  done: { tone: "success" },
  stopped: { tone: "neutral" },
  failed: { tone: "danger" },
};

/** Where an import stands: `state`. Amber waits for a person. */
export function ImportBadge({ state }: { state: ImportState }) {
  const t = useTranslations("imports.pages.states");
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}

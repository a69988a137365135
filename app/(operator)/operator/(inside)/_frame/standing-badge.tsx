import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/app/_ui/badge";

export type Standing = "trial" | "active" | "paused" | "suspended";

const tones: Readonly<Record<Standing, BadgeTone>> = {
  trial: "accent",
  active: "success",
  paused: "warning",
  suspended: "danger",
};

/** What a company may do, as a dot and a word. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTranslations("operator.pages.standing");
  return <Badge tone={tones[standing]}>{t(standing)}</Badge>;
}

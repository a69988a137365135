import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";

const tones = { pending: "warning", verified: "success", failing: "danger" } as const;

/** Whether a domain may be sent from. */
export function DomainBadge({ state }: { state: keyof typeof tones }) {
  const t = useTranslations("domains.pages.state");
  return (
    <Badge tone={state === "verified" ? "success" : tones[state]} hollow={state === "pending"}>
      {t(state)}
    </Badge>
  );
}

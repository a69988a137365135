import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/app/_ui/badge";

type ContactBadgeProps = {
  consent: "given" | "withdrawn" | "none";
  /** Why the address gets no mail at all; null when it does. */
  suppressedFor: string | null;
};

const looks: Readonly<Record<string, { tone: BadgeTone; hollow?: boolean }>> = {
  given: { tone: "success" },
  none: { tone: "neutral", hollow: true },
  withdrawn: { tone: "neutral" },
  "hard-bounce": { tone: "danger" },
  complaint: { tone: "danger" },
  "by-hand": { tone: "neutral" },
  "unsubscribed-all": { tone: "neutral" },
};

/** Whether mail reaches a contact, in one word; what stops it for certain comes before consent. */
export function ContactBadge({ consent, suppressedFor }: ContactBadgeProps) {
  const t = useTranslations("contacts.pages.status");
  const key = suppressedFor !== null && suppressedFor in looks ? suppressedFor : consent;
  const look = looks[key];
  return (
    <Badge tone={look?.tone} hollow={look?.hollow}>
      {t(key as keyof typeof looks)}
    </Badge>
  );
}

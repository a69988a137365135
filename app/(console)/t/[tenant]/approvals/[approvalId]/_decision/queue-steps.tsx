"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";

type QueueStepsProps = { tenant: string; current: string; waiting: readonly string[] };

/** ‹ 1 / 2 › through the requests that wait for this person; nothing when this is the only one. */
export function QueueSteps({ tenant, current, waiting }: QueueStepsProps) {
  const t = useTranslations("approvals.pages.decision");
  const at = waiting.indexOf(current);
  if (at < 0 || waiting.length < 2) return null;
  const look = buttonClass({ variant: "ghost", square: true });
  const step = (to: number, label: string, icon: ReactNode) => {
    const id = waiting[to];
    return id === undefined ? (
      <button type="button" disabled aria-label={label} className={look}>
        {icon}
      </button>
    ) : (
      <Link href={`/t/${tenant}/approvals/${id}`} aria-label={label} title={label} className={look}>
        {icon}
      </Link>
    );
  };
  return (
    <nav aria-label={t("queue")} className="flex items-center gap-1 max-md:hidden">
      {step(at - 1, t("previous"), <ChevronLeft />)}
      <span className="figures text-sm text-text-3">
        {at + 1} / {waiting.length}
      </span>
      {step(at + 1, t("next"), <ChevronRight />)}
    </nav>
  );
}

"use client";
import { Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StopDialog } from "@/app/_product/campaigns/stop-dialog";
import { Button } from "@/app/_ui/button";
import type { CalendarEntry } from "@/app/(console)/t/[tenant]/_home/load-home";

/** Stops a campaign that sends, after asking. */
export function StopButton({ entry }: { entry: CalendarEntry }) {
  const t = useTranslations("home.pages.today");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="danger"
        icon={<Square className="size-3.5" />}
        aria-label={t("stopNamed", { name: entry.name })}
        onClick={() => setOpen(true)}
      >
        {t("stop")}
      </Button>
      <StopDialog
        campaign={{ id: entry.campaignId, name: entry.name, sums: null }}
        open={open}
        onOpenChange={setOpen}
        onStopped={() => router.refresh()}
      />
    </>
  );
}

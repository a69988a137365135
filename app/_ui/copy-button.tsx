"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { LiveRegion } from "@/app/_ui/live-region";

type CopyButtonProps = { text: string; size?: "sm" | "md" | undefined };

const shownInMilliseconds = 2000;

/** Copies `text` and says so for two seconds. */
export function CopyButton({ text, size = "sm" }: CopyButtonProps) {
  const t = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownInMilliseconds);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button
        size={size}
        icon={copied ? <Check className="text-success-text!" /> : <Copy />}
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => setCopied(true));
        }}
      >
        {t("copy")}
      </Button>
      <LiveRegion>{copied && t("copied")}</LiveRegion>
    </>
  );
}

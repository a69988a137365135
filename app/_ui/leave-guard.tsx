"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";

type LeaveGuardProps = {
  /** There is something to lose. */
  when: boolean;
  /** A question: 保存せずに移動しますか. */
  title: string;
  text: string;
  keepLabel: string;
  leaveLabel: string;
};

/** The link of a plain click that leads to another page of ours; null for all others. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return null;
  const isOurs = link.origin === location.origin;
  return isOurs && link.pathname !== location.pathname ? link : null;
}

/** Asks before unsaved work is left by a link, by closing the window or by reloading: `when`, `title`, `text`, labels. */
export function LeaveGuard({ when, title, text, keepLabel, leaveLabel }: LeaveGuardProps) {
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const catchLink = (event: MouseEvent) => {
      const link = leavingLink(event);
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(`${link.pathname}${link.search}${link.hash}`);
    };
    window.addEventListener("beforeunload", ask);
    // Before React and the router see it.
    document.addEventListener("click", catchLink, true);
    return () => {
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("click", catchLink, true);
    };
  }, [when]);
  return (
    <ConfirmDialog
      open={target !== null}
      onOpenChange={(open) => !open && setTarget(null)}
      title={title}
      description={text}
      keepLabel={keepLabel}
      confirmLabel={leaveLabel}
      onConfirm={() => {
        if (target !== null) router.push(target);
      }}
    />
  );
}

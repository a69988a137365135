"use client";
import { useMutation } from "@tanstack/react-query";
import { ChartColumn, Copy, FolderInput, FolderOpen, Square, Trash2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CampaignRow } from "@/app/_product/campaigns/campaign-types";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { MoveToFolder } from "@/app/_product/folders/move-to-folder";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu, type MenuItem } from "@/app/_ui/menu";
import { showToast } from "@/app/_ui/show-toast";
import { openMoves } from "@/server/domain/campaigns/pure/campaign-moves";

type CampaignActsProps = {
  tenant: string;
  row: CampaignRow;
  may: readonly string[];
  onStop: () => void;
};

/** The one act that matters now as a button, and the others behind ⋯. */
export function CampaignActs({ tenant, row, may, onStop }: CampaignActsProps) {
  const t = useTranslations("campaigns.pages.list");
  const folderWords = useTranslations("folders.pages");
  const router = useRouter();
  const trpc = useTRPC();
  const [asking, setAsking] = useState<"cancel" | "delete" | "move" | null>(null);
  const duplicate = useMutation(trpc.campaigns.duplicate.mutationOptions());
  const moves = openMoves(row.state, may);
  const isOnItsWay = row.state === "sending" || row.state === "paused";
  const copy = async () => {
    const { id } = await duplicate.mutateAsync({ campaignId: row.id });
    router.push(`/t/${tenant}/campaigns/${id}`);
  };
  const items: (MenuItem | false)[] = [
    { key: "open", label: t("open"), icon: <FolderOpen />, href: `/t/${tenant}/campaigns/${row.id}` },
    row.sums !== null &&
      may.includes("reports:read") && {
        key: "report",
        label: t("report"),
        icon: <ChartColumn />,
        href: `/t/${tenant}/reports/${row.id}`,
      },
    may.includes("campaigns:write") && {
      key: "duplicate",
      label: t("duplicate"),
      icon: <Copy />,
      onSelect: () => void copy(),
    },
    may.includes("campaigns:write") && {
      key: "move",
      label: folderWords("move"),
      icon: <FolderInput />,
      onSelect: () => setAsking("move"),
    },
    moves.has("cancel") && {
      key: "cancel",
      label: t("cancel"),
      icon: <Undo2 />,
      danger: true,
      onSelect: () => setAsking("cancel"),
    },
    moves.has("delete") && {
      key: "delete",
      label: t("delete"),
      icon: <Trash2 />,
      danger: true,
      onSelect: () => setAsking("delete"),
    },
  ];
  return (
    <span className="flex items-center justify-end gap-1">
      {isOnItsWay && moves.has("stop") ? (
        <Button variant="danger" size="sm" icon={<Square />} onClick={onStop}>
          {t("stop")}
        </Button>
      ) : null}
      <span className="max-md:hidden">
        <Menu items={items.filter((item) => item !== false)} label={t("actsOf", { name: row.name })} />
      </span>
      {asking === "move" && <MoveToFolder noun="campaigns" item={row} onClose={() => setAsking(null)} />}
      {(asking === "cancel" || asking === "delete") && (
        <AskFirst row={row} act={asking} onClose={() => setAsking(null)} />
      )}
    </span>
  );
}

function AskFirst({
  row,
  act,
  onClose,
}: {
  row: CampaignRow;
  act: "cancel" | "delete";
  onClose: () => void;
}) {
  const words = useTranslations(`campaigns.pages.${act}`);
  const router = useRouter();
  const trpc = useTRPC();
  const cancel = useMutation(trpc.campaigns.cancel.mutationOptions());
  const remove = useMutation(trpc.campaigns.delete.mutationOptions());
  const { mutateAsync, error } = act === "cancel" ? cancel : remove;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words("title", { name: row.name })}
      description={words("text")}
      keepLabel={words("keep")}
      confirmLabel={words("confirm")}
      pendingLabel={words("pending")}
      error={error && errorMessage(error, words("failed"))}
      onConfirm={async () => {
        await mutateAsync({ campaignId: row.id });
        showToast(words("done", { name: row.name }));
        router.refresh();
      }}
    />
  );
}

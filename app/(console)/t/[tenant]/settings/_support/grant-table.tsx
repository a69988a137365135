"use client";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { showToast } from "@/app/_ui/show-toast";
import type { TableColumn } from "@/app/_ui/table-column";
import type { AppRouter } from "@/server/api/trpc/root";

type Grant = inferRouterOutputs<AppRouter>["support"]["list"][number];

/** Leave that was given, with a way to take back what is open. */
export function GrantTable({ grants, timeZone }: { grants: readonly Grant[]; timeZone: string }) {
  const t = useTranslations("support.pages");
  const format = useFormat(timeZone);
  const [revoking, setRevoking] = useState<Grant | null>(null);
  const stateOf = (grant: Grant) => (grant.isOpen ? "open" : grant.revokedAt === null ? "ended" : "revoked");
  const columns: TableColumn<Grant>[] = [
    {
      key: "reason",
      header: t("reason"),
      cell: (grant) => <span className="block truncate font-medium">{grant.reason}</span>,
    },
    {
      key: "by",
      header: t("by"),
      width: "9rem",
      from: "lg",
      cell: (grant) => grant.grantedByName ?? "–",
    },
    {
      key: "until",
      header: t("until"),
      width: "11rem",
      phone: "line",
      cell: (grant) => (
        <time dateTime={grant.expiresAt.toISOString()} className="text-text-2">
          {format.instant(grant.expiresAt)}
        </time>
      ),
    },
    {
      key: "state",
      header: t("state"),
      width: "9rem",
      phone: "line",
      cell: (grant) => <Badge tone={grant.isOpen ? "accent" : "neutral"}>{t(stateOf(grant))}</Badge>,
    },
    {
      key: "acts",
      header: "",
      width: "8rem",
      align: "end",
      phone: "aside",
      cell: (grant) =>
        grant.isOpen && (
          <Button size="sm" variant="danger" onClick={() => setRevoking(grant)}>
            {t("revoke")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        inset
        label={t("list")}
        columns={columns}
        rows={grants}
        rowKey={(grant) => grant.grantId}
        empty={<EmptyState title={t("empty")} />}
      />
      {revoking && <RevokeGrant grant={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function RevokeGrant({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const t = useTranslations("support.pages");
  const save = useTranslations("settings.pages.save");
  const trpc = useTRPC();
  const router = useRouter();
  const revoke = useMutation(
    trpc.support.revoke.mutationOptions({
      onSuccess: () => {
        showToast(t("revokedDone"));
        router.refresh();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("revokeTitle")}
      description={t("revokeText")}
      keepLabel={t("keep")}
      confirmLabel={t("revoke")}
      pendingLabel={t("revoking")}
      onConfirm={async () => {
        await revoke.mutateAsync({ grantId: grant.grantId });
      }}
      error={revoke.error && (readRefusal(revoke.error)?.message ?? save("unreachable"))}
    />
  );
}

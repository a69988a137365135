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
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { DataTable } from "@/app/_ui/data-table";
import { Menu } from "@/app/_ui/menu";
import { Note } from "@/app/_ui/note";
import { showToast } from "@/app/_ui/show-toast";
import type { TableColumn } from "@/app/_ui/table-column";
import type { AppRouter } from "@/server/api/trpc/root";

type Invitation = inferRouterOutputs<AppRouter>["invitations"]["list"][number];

/** Who was invited and has not come yet, with what may be done about it. */
export function InvitationTable({
  invitations,
  timeZone,
}: {
  invitations: readonly Invitation[];
  timeZone: string;
}) {
  const t = useTranslations("invitations.pages.console");
  const words = useTranslations("settings.pages.save");
  const trpc = useTRPC();
  const router = useRouter();
  const [withdrawn, setWithdrawn] = useState<Invitation | null>(null);
  const resend = useMutation(trpc.invitations.resend.mutationOptions());
  const resendTo = async ({ invitationId, email }: Invitation) => {
    await resend.mutateAsync({ invitationId });
    showToast(t("sent", { email }));
    router.refresh();
  };
  const columns = useColumns(timeZone, {
    // Why it was not sent is shown below the table.
    onResend: (invitation) => void resendTo(invitation).catch(() => undefined),
    onWithdraw: setWithdrawn,
  });
  return (
    <div className="grid gap-4">
      <DataTable
        inset
        label={t("waiting")}
        columns={columns}
        rows={invitations}
        rowKey={({ invitationId }) => invitationId}
      />
      {resend.error && (
        <Note tone="danger">{readRefusal(resend.error)?.message ?? words("unreachable")}</Note>
      )}
      {withdrawn && <Withdraw invitation={withdrawn} onClose={() => setWithdrawn(null)} />}
    </div>
  );
}

function Withdraw({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useTranslations("invitations.pages.console");
  const words = useTranslations("settings.pages.save");
  const trpc = useTRPC();
  const router = useRouter();
  const revoke = useMutation(trpc.invitations.revoke.mutationOptions());
  const { invitationId, email } = invitation;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("withdrawTitle", { email })}
      description={t("withdrawText")}
      keepLabel={words("cancel")}
      confirmLabel={t("withdraw")}
      pendingLabel={t("withdrawing")}
      error={revoke.error && (readRefusal(revoke.error)?.message ?? words("unreachable"))}
      onConfirm={async () => {
        await revoke.mutateAsync({ invitationId });
        showToast(t("withdrawn", { email }));
        router.refresh();
      }}
    />
  );
}

type Acts = { onResend: (invitation: Invitation) => void; onWithdraw: (invitation: Invitation) => void };

function useColumns(timeZone: string, { onResend, onWithdraw }: Acts): TableColumn<Invitation>[] {
  const t = useTranslations("invitations.pages.console");
  const roles = useTranslations("settings.pages.roles");
  const people = useTranslations("settings.pages.people");
  const format = useFormat(timeZone);
  return [
    {
      key: "name",
      header: people("name"),
      cell: ({ name, email }) => (
        <>
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-text-3 text-xs">{email}</span>
        </>
      ),
    },
    {
      key: "role",
      header: people("role"),
      width: "8rem",
      phone: "line",
      cell: ({ role, customRole }) => customRole ?? roles(role),
    },
    {
      key: "inviter",
      header: t("inviter"),
      width: "9rem",
      from: "lg",
      cell: ({ invitedBy }) => <span className="text-text-2">{invitedBy ?? "–"}</span>,
    },
    {
      key: "until",
      header: t("until"),
      width: "9rem",
      phone: "line",
      cell: ({ isOver, expiresAt }) =>
        isOver ? (
          <Badge tone="warning">{t("over")}</Badge>
        ) : (
          <span className="figures text-text-2">{format.day(expiresAt, { weekday: false })}</span>
        ),
    },
    {
      key: "acts",
      header: "",
      width: "3rem",
      align: "end",
      phone: "aside",
      cell: (invitation) => (
        <Menu
          label={people("actsFor", { name: invitation.name })}
          items={[
            { key: "resend", label: t("resend"), onSelect: () => onResend(invitation) },
            { key: "withdraw", label: t("withdraw"), danger: true, onSelect: () => onWithdraw(invitation) },
          ]}
        />
      ),
    },
  ];
}

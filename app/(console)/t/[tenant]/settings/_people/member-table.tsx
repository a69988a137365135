"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { type OwnRights, type RoleMatrix, roleChoices } from "@/app/_product/people/role-choices";
import { Avatar } from "@/app/_ui/avatar";
import { Badge } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { Menu } from "@/app/_ui/menu";
import type { TableColumn } from "@/app/_ui/table-column";
import { ChangeRole } from "@/app/(console)/t/[tenant]/settings/_people/change-role";
import type { Member } from "@/app/(console)/t/[tenant]/settings/_people/member";
import { RemoveMember } from "@/app/(console)/t/[tenant]/settings/_people/remove-member";
import { SignOutMember } from "@/app/(console)/t/[tenant]/settings/_people/sign-out-member";

type MemberTableProps = {
  members: readonly Member[];
  ownId: string;
  rights: OwnRights;
  matrix: RoleMatrix;
  timeZone: string;
};

type Act = { kind: "role" | "signOut" | "remove"; member: Member };

/** The members, with what may be done about each. */
export function MemberTable({ members, ownId, rights, matrix, timeZone }: MemberTableProps) {
  const t = useTranslations("settings.pages.people");
  const signOutWords = useTranslations("security.pages.signOut");
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const columns = useColumns(ownId, timeZone);
  const acts: TableColumn<Member> = {
    key: "acts",
    header: "",
    width: "3rem",
    align: "end",
    phone: "aside",
    cell: (member) =>
      roleChoices(rights, matrix, member).length > 0 && (
        <Menu
          label={t("actsFor", { name: member.name })}
          items={[
            { key: "role", label: t("changeRole"), onSelect: () => setAct({ kind: "role", member }) },
            {
              key: "signOut",
              label: signOutWords("act"),
              onSelect: () => setAct({ kind: "signOut", member }),
            },
            {
              key: "remove",
              label: t("remove"),
              danger: true,
              onSelect: () => setAct({ kind: "remove", member }),
            },
          ]}
        />
      ),
  };
  return (
    <>
      <DataTable
        inset
        label={t("title")}
        columns={rights.may.includes("people:write") ? [...columns, acts] : columns}
        rows={members}
        rowKey={(member) => member.personId}
      />
      {act?.kind === "role" && (
        <ChangeRole
          member={act.member}
          choices={roleChoices(rights, matrix, act.member)}
          isLimited={rights.folders !== null}
          onClose={close}
        />
      )}
      {act?.kind === "signOut" && (
        <SignOutMember member={act.member} isSelf={act.member.personId === ownId} onClose={close} />
      )}
      {act?.kind === "remove" && (
        <RemoveMember member={act.member} isSelf={act.member.personId === ownId} onClose={close} />
      )}
    </>
  );
}

function useColumns(ownId: string, timeZone: string): TableColumn<Member>[] {
  const t = useTranslations("settings.pages");
  const folderWords = useTranslations("folders.pages");
  const format = useFormat(timeZone);
  return [
    {
      key: "name",
      header: t("people.name"),
      cell: (member) => (
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={member.name} />
          <span className="min-w-0">
            <span className="block truncate font-medium">
              {member.name}
              {member.personId === ownId && (
                <span className="ml-2 text-text-3 text-xs">{t("people.you")}</span>
              )}
            </span>
            <span className="block truncate text-text-3 text-xs">{member.email}</span>
          </span>
        </span>
      ),
    },
    {
      key: "role",
      header: t("people.role"),
      width: "8rem",
      phone: "line",
      cell: (member) => (
        <>
          <span className="block truncate">{member.customRole?.name ?? t(`roles.${member.role}`)}</span>
          {member.folders && (
            <span className="block text-text-3 text-xs">
              {folderWords("limitedTo", { count: member.folders.length })}
            </span>
          )}
        </>
      ),
    },
    {
      key: "factor",
      header: t("people.factor"),
      width: "8rem",
      phone: "line",
      cell: (member) =>
        member.hasSecondFactor ? (
          <Badge tone="success">{t("people.factorOn")}</Badge>
        ) : (
          <Badge tone="warning">{t("people.factorOff")}</Badge>
        ),
    },
    {
      key: "createdAt",
      header: t("people.since"),
      width: "8rem",
      from: "lg",
      cell: (member) => (
        <span className="figures text-text-2">{format.day(member.createdAt, { weekday: false })}</span>
      ),
    },
  ];
}

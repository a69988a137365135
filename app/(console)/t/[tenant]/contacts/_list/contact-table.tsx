"use client";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { ContactBadge } from "@/app/_product/contacts/contact-badge";
import { PersonName } from "@/app/_product/contacts/person-name";
import { showName } from "@/app/_product/contacts/show-name";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { TableColumn } from "@/app/_ui/table-column";
import { Tag } from "@/app/_ui/tag";
import type { ContactMatching, ContactRow } from "./contact-row";
import { SelectionActs } from "./selection-acts";
import { useWholeCount } from "./use-whole-count";

type ContactTableProps = {
  tenant: string;
  rows: readonly ContactRow[];
  tags: readonly { tagId: string; name: string; contactCount: number }[];
  mayWrite: boolean;
  isFiltered: boolean;
  /** Whom the whole list holds, and how many they are. */
  matching: ContactMatching;
  count: { value: number; more: boolean } | null;
};

/** The list of contacts; ticked rows are tagged and suppressed together. */
export function ContactTable(props: ContactTableProps) {
  const { tenant, rows, tags, mayWrite, isFiltered, matching } = props;
  const t = useTranslations("contacts.pages");
  const columns = useColumns();
  const total = useWholeCount(props);
  const path = `/t/${tenant}/contacts`;
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.contactId}
      rowHref={(row) => `${path}/${row.contactId}`}
      selection={
        mayWrite
          ? {
              unit: "people",
              total,
              actions: <SelectionActs rows={rows} tags={tags} whole={{ matching, people: total ?? 0 }} />,
            }
          : undefined
      }
      empty={
        isFiltered ? (
          <EmptyState
            title={t("list.emptyFilterTitle")}
            text={t("list.emptyFilterText")}
            actions={<LinkButton href={path}>{t("list.clearFilters")}</LinkButton>}
          />
        ) : (
          <EmptyState
            title={t("list.emptyTitle")}
            text={t("list.emptyText")}
            actions={
              mayWrite && (
                <LinkButton variant="primary" icon={<Upload />} href={`/t/${tenant}/imports/new`}>
                  {t("list.import")}
                </LinkButton>
              )
            }
          />
        )
      }
    />
  );
}

function useColumns(): TableColumn<ContactRow>[] {
  const t = useTranslations("contacts.pages.list");
  const format = useFormat();
  const nothing = <span className="text-text-3">–</span>;
  return [
    { key: "name", header: t("columns.name"), cell: (row) => <NameCell row={row} /> },
    {
      key: "company",
      header: t("columns.company"),
      width: "13rem",
      from: "lg",
      cell: (row) => <CompanyCell row={row} />,
    },
    {
      key: "email",
      header: t("columns.email"),
      width: "17rem",
      phone: "line",
      cell: (row) => <span className="block max-w-68 truncate max-md:max-w-none">{row.email}</span>,
    },
    {
      key: "consent",
      header: t("columns.consent"),
      width: "9rem",
      phone: "aside",
      cell: (row) => <ContactBadge consent={row.consent} suppressedFor={row.suppressedFor} />,
    },
    {
      key: "tags",
      header: t("columns.tags"),
      width: "12rem",
      from: "lg",
      cell: (row) => (row.tags.length === 0 ? nothing : <TagsCell row={row} />),
    },
    {
      key: "updated",
      header: t("columns.updated"),
      width: "8.5rem",
      from: "xl",
      cell: (row) => (
        <span className="figures text-text-2">
          {format.relative(row.updatedAt) ?? format.day(row.updatedAt, { weekday: false })}
        </span>
      ),
    },
  ];
}

/** Name, and its reading below. */
function NameCell({ row }: { row: ContactRow }) {
  const t = useTranslations("contacts.pages");
  const isCompany = showName(row)?.kind === "company";
  const reading = [row.familyNameKana, row.givenNameKana].filter((part) => part !== "").join(" ");
  return (
    <>
      <span className="flex items-center gap-1.5">
        <span className="truncate font-medium">
          <PersonName person={row} />
        </span>
        {isCompany && <Tag>{t("companyTag")}</Tag>}
      </span>
      {reading !== "" && (
        <span lang="ja" className="block truncate text-text-3 text-xs">
          {reading}
        </span>
      )}
    </>
  );
}

/** Company, and department with title below. */
function CompanyCell({ row }: { row: ContactRow }) {
  const work = [row.department, row.jobTitle].filter((part) => part !== "").join(" ");
  if (row.company === "" && work === "") return <span className="text-text-3">–</span>;
  return (
    <span className="block max-w-52">
      <span className="block truncate">{row.company}</span>
      {work !== "" && <span className="block truncate text-text-3 text-xs">{work}</span>}
    </span>
  );
}

const shownTags = 2;

function TagsCell({ row }: { row: ContactRow }) {
  const t = useTranslations("contacts.pages.list");
  const rest = row.tags.slice(shownTags);
  return (
    <span className="flex max-w-48 flex-wrap gap-1">
      {row.tags.slice(0, shownTags).map(({ tagId, name }) => (
        <Tag key={tagId}>{name}</Tag>
      ))}
      {rest.length > 0 && (
        <span className="text-text-3 text-xs leading-5" title={rest.map(({ name }) => name).join("、")}>
          {t("moreTags", { count: rest.length })}
        </span>
      )}
    </span>
  );
}

import type { inferRouterOutputs } from "@trpc/server";
import { Clock, Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { TableColumn } from "@/app/_ui/table-column";
import { describeChanges } from "@/app/(console)/t/[tenant]/settings/_audit/describe-changes";
import { describeDetails } from "@/app/(console)/t/[tenant]/settings/_audit/describe-details";
import type { AppRouter } from "@/server/api/trpc/root";

type AuditRow = inferRouterOutputs<AppRouter>["audit"]["list"]["items"][number];
type AuditTableProps = { rows: readonly AuditRow[]; timeZone: string; clearHref: string | null };

/** What was done, by whom, to what, and from where. */
export function AuditTable({ rows, timeZone, clearHref }: AuditTableProps) {
  const t = useTranslations("settings.pages.audit");
  const format = useFormat(timeZone);
  const actorOf = ({ actorKind, actorName, actorId }: AuditRow) => {
    if (actorKind === "system") return t("system");
    if (actorKind === "operator") return t("staff");
    return actorName ?? t(actorKind === "key" ? "formerKey" : "formerPerson", { id: actorId.slice(-6) });
  };
  const wordsOf = (action: string) =>
    t.has(`actions.${action}` as never) ? t(`actions.${action}` as never) : action;
  const wordOf = (key: string) => (t.has(`details.${key}` as never) ? t(`details.${key}` as never) : key);
  const changesOf = useChanges(wordOf);
  const columns: TableColumn<AuditRow>[] = [
    {
      key: "action",
      header: t("action"),
      cell: (row) => (
        <>
          <span className="block font-medium">{wordsOf(row.action)}</span>
          <span
            className="block truncate text-text-3 text-xs"
            title={`${row.subject} ${JSON.stringify(row.details)}`}
          >
            {describeDetails(row, wordOf)}
          </span>
          {changesOf(row).map((line) => (
            <span key={line} className="block break-words text-text-2 text-xs">
              {line}
            </span>
          ))}
        </>
      ),
    },
    {
      key: "actor",
      header: t("actor"),
      width: "11rem",
      phone: "line",
      cell: (row) => <span className="text-text-2">{actorOf(row)}</span>,
    },
    {
      key: "address",
      header: t("address"),
      width: "9rem",
      from: "lg",
      cell: (row) => <span className="figures text-text-2">{row.address ?? "–"}</span>,
    },
    {
      key: "at",
      header: t("at"),
      width: "10rem",
      phone: "aside",
      cell: (row) => (
        <>
          <time dateTime={row.at.toISOString()} className="figures text-text-2">
            {format.instant(row.at, { weekday: false })}
          </time>
          <SealMark seal={row.seal} />
        </>
      ),
    },
  ];
  return (
    <DataTable
      inset
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState
          title={t("empty")}
          {...(clearHref !== null && { actions: <LinkButton href={clearHref}>{t("clear")}</LinkButton> })}
        />
      }
    />
  );
}

/** Lines that tell what was changed, with the reader's words for fields and values. */
function useChanges(field: (key: string) => string): (row: AuditRow) => string[] {
  const t = useTranslations("settings.pages");
  const words = {
    field,
    value: (key: string, value: string) =>
      key === "role" && t.has(`roles.${value}` as never) ? t(`roles.${value}` as never) : value,
    none: t("audit.none"),
    on: t("audit.on"),
    off: t("audit.off"),
  };
  return ({ before, after }) => describeChanges(before, after, words);
}

/** Whether a row is part of the chain, and as which link. */
function SealMark({ seal }: { seal: AuditRow["seal"] }) {
  const t = useTranslations("settings.pages.audit");
  return (
    <span className="figures flex items-center gap-1 text-text-3 text-xs" title={seal?.hash}>
      {seal === null ? <Clock aria-hidden className="size-3" /> : <Link2 aria-hidden className="size-3" />}
      {seal === null ? t("unsealed") : t("sealed", { no: seal.no })}
    </span>
  );
}

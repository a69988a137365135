"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { useErrorWords } from "@/app/_product/imports/use-error-words";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Menu } from "@/app/_ui/menu";
import { Section } from "@/app/_ui/section";
import type { TableColumn } from "@/app/_ui/table-column";
import { mostErrorsKept } from "@/server/domain/imports/schema";
import type { ImportDetail } from "./import-types";

type Fault = {
  row: number;
  column: string;
  key: string;
  details: Record<string, unknown>;
  value: string;
};

/** Taken although it looks wrong. */
const warnings: ReadonlySet<string> = new Set(["imports.domainSuspicious"]);
const rowsPerPage = 50;

/** Rows that are refused, and those to look at: row, column, reason, and what the file says; the whole list as a file. */
export function FaultsTable({ tenant, detail }: { tenant: string; detail: ImportDetail }) {
  const t = useTranslations("imports.pages.faults");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { importId, rowsRejected } = detail;
  // tRPC's own infinite queries add a `direction`, which a strict input refuses.
  const query = useInfiniteQuery({
    queryKey: [...trpc.imports.listErrors.queryKey({ importId }), detail.state],
    queryFn: ({ pageParam: cursor }) =>
      client.imports.listErrors.query({ importId, limit: rowsPerPage, ...(cursor !== null && { cursor }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const columns = useColumns();
  const rows: Fault[] = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const isNone = query.isSuccess && rows.length === 0;
  return (
    <Section
      title={t("title")}
      note={rowsRejected > mostErrorsKept && t("kept", { count: mostErrorsKept })}
      aside={rows.length > 0 && <DownloadMenu tenant={tenant} importId={importId} />}
    >
      {isNone ? (
        <p className="text-sm text-text-2">{t("none")}</p>
      ) : (
        <DataTable
          inset
          density="one"
          label={t("label")}
          columns={columns}
          rows={rows}
          rowKey={({ row, column }) => `${row}-${column}`}
          state={query.isError ? "error" : query.isPending ? "loading" : "ready"}
        />
      )}
      {query.hasNextPage && (
        <div className="mt-3">
          <Button
            size="sm"
            pending={query.isFetchingNextPage}
            pendingLabel={t("loading")}
            onClick={() => void query.fetchNextPage()}
          >
            {t("more")}
          </Button>
        </div>
      )}
    </Section>
  );
}

function DownloadMenu({ tenant, importId }: { tenant: string; importId: string }) {
  const t = useTranslations("imports.pages.faults");
  const href = (encoding: "utf-8" | "cp932") =>
    `/api/downloads/import-errors?${new URLSearchParams({ tenant, importId, encoding })}`;
  const open = (encoding: "utf-8" | "cp932") => () => window.location.assign(href(encoding));
  return (
    <Menu
      items={[
        { key: "cp932", label: t("downloadCp932"), onSelect: open("cp932") },
        { key: "utf-8", label: t("downloadUtf8"), onSelect: open("utf-8") },
      ]}
      trigger={
        <Button size="sm" icon={<Download />}>
          {t("download")}
        </Button>
      }
    />
  );
}

function useColumns(): TableColumn<Fault>[] {
  const t = useTranslations("imports.pages.faults");
  const format = useFormat();
  const words = useErrorWords();
  return [
    {
      key: "row",
      header: t("row"),
      width: "4rem",
      phone: "aside",
      cell: ({ row }) => <span className="figures text-text-2">{format.integer(row)}</span>,
    },
    {
      key: "column",
      header: t("column"),
      width: "9rem",
      phone: "line",
      cell: ({ column }) => <span className="text-text-2">{column}</span>,
    },
    {
      key: "reason",
      header: t("reason"),
      phone: "main",
      cell: ({ key, details }) => (
        <>
          {warnings.has(key) && (
            <span className="mr-2">
              <Badge tone="warning">{t("warning")}</Badge>
            </span>
          )}
          {words(key, details)}
        </>
      ),
    },
    {
      key: "value",
      header: t("value"),
      width: "13rem",
      phone: "line",
      cell: ({ value }) =>
        value === "" ? (
          <span className="text-text-3">–</span>
        ) : (
          <code className="break-all font-mono text-xs">{value}</code>
        ),
    },
  ];
}

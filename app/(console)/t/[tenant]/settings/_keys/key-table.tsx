"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Menu } from "@/app/_ui/menu";
import type { TableColumn } from "@/app/_ui/table-column";
import { EditKey } from "@/app/(console)/t/[tenant]/settings/_keys/edit-key";
import { RevokeKey } from "@/app/(console)/t/[tenant]/settings/_keys/revoke-key";
import { RotateKey } from "@/app/(console)/t/[tenant]/settings/_keys/rotate-key";
import type { AppRouter } from "@/server/api/trpc/root";

export type ApiKey = inferRouterOutputs<AppRouter>["apiKeys"]["list"]["items"][number];

const acts = { edit: EditKey, rotate: RotateKey, revoke: RevokeKey } as const;
type Act = { name: keyof typeof acts; apiKey: ApiKey };

const dayInMilliseconds = 86_400_000;
const soonInDays = 14;

/** Keys by their last four characters, what they may do, and when they were last used. */
export function KeyTable({ keys, timeZone }: { keys: readonly ApiKey[]; timeZone: string }) {
  const t = useTranslations("settings.pages.keys");
  const [act, setAct] = useState<Act | null>(null);
  const columns = useColumns(timeZone);
  const actsColumn: TableColumn<ApiKey> = {
    key: "acts",
    header: "",
    width: "9rem",
    align: "end",
    phone: "aside",
    cell: (apiKey) =>
      isEnded(apiKey) || <KeyActs apiKey={apiKey} onAct={(name) => setAct({ name, apiKey })} />,
  };
  const Opened = act && acts[act.name];
  return (
    <>
      <DataTable
        inset
        label={t("title")}
        columns={[...columns, actsColumn]}
        rows={keys}
        rowKey={(key) => key.keyId}
        empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
      />
      {Opened && <Opened apiKey={act.apiKey} onClose={() => setAct(null)} />}
    </>
  );
}

const isEnded = ({ revokedAt }: ApiKey) => revokedAt !== null;

function KeyActs({ apiKey, onAct }: { apiKey: ApiKey; onAct: (name: Act["name"]) => void }) {
  const t = useTranslations("settings.pages.keys");
  const { name } = apiKey;
  return (
    <span className="inline-flex items-center gap-1">
      <Button
        size="sm"
        variant="danger"
        aria-label={t("revokeNamed", { name })}
        onClick={() => onAct("revoke")}
      >
        {t("revoke")}
      </Button>
      <Menu
        label={t("more", { name })}
        items={(["rotate", "edit"] as const).map((key) => ({
          key,
          label: t(key),
          onSelect: () => onAct(key),
        }))}
      />
    </span>
  );
}

function useColumns(timeZone: string): TableColumn<ApiKey>[] {
  const t = useTranslations("settings.pages");
  const format = useFormat(timeZone);
  return [
    {
      key: "name",
      header: t("keys.name"),
      cell: (key) => (
        <>
          <span className="block truncate font-medium">{key.name}</span>
          <span className="block text-text-3 text-xs">
            <code className="whitespace-nowrap font-mono">
              {key.sandbox ? "hk_test_" : "hk_live_"}…{key.tail}
            </code>
            {key.sandbox && ` · ${t("keys.sandbox")}`}
          </span>
          {key.allowedNetworks.length > 0 && (
            <span className="line-clamp-2 text-text-3 text-xs">
              {t("keys.networksShown", { networks: key.allowedNetworks.join(", ") })}
            </span>
          )}
        </>
      ),
    },
    {
      key: "scopes",
      header: t("keys.scopes"),
      phone: "line",
      cell: (key) => (
        <span className="line-clamp-2 text-text-2 text-xs">
          {key.scopes
            .map((scope) => t(`permissions.${scope}` as never))
            .join(format.locale === "ja" ? "、" : ", ")}
        </span>
      ),
    },
    {
      key: "used",
      header: t("keys.lastUsed"),
      width: "9rem",
      from: "lg",
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? (
          <span className="text-text-3">{t("keys.neverUsed")}</span>
        ) : (
          <span className="figures text-text-2">
            {format.relative(lastUsedAt) ?? format.instant(lastUsedAt, { weekday: false })}
          </span>
        ),
    },
    {
      key: "state",
      header: t("keys.state"),
      width: "10rem",
      phone: "line",
      cell: (key) => (
        <>
          <KeyState apiKey={key} timeZone={timeZone} />
          {key.overlapEndsAt !== null && key.revokedAt === null && (
            <span className="mt-1 block text-text-3 text-xs">
              {t("keys.overlapUntil", { at: format.instant(key.overlapEndsAt, { weekday: false }) })}
            </span>
          )}
        </>
      ),
    },
  ];
}

function KeyState({ apiKey, timeZone }: { apiKey: ApiKey; timeZone: string }) {
  const t = useTranslations("settings.pages.keys");
  const format = useFormat(timeZone);
  const { expiresAt, revokedAt } = apiKey;
  if (revokedAt !== null) return <Badge>{t("revoked")}</Badge>;
  if (expiresAt === null) return <Badge tone="success">{t("valid")}</Badge>;
  const left = expiresAt.getTime() - (format.now ?? new Date()).getTime();
  const day = format.day(expiresAt, { weekday: false });
  if (left <= 0) return <Badge tone="danger">{t("expired", { day })}</Badge>;
  return (
    <Badge tone={left < soonInDays * dayInMilliseconds ? "warning" : "success"}>{t("until", { day })}</Badge>
  );
}

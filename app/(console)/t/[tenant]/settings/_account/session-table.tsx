"use client";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Note } from "@/app/_ui/note";
import { showToast } from "@/app/_ui/show-toast";
import type { TableColumn } from "@/app/_ui/table-column";
import type { AppRouter } from "@/server/api/trpc/root";
import { describeBrowser } from "@/server/domain/people/pure/describe-browser";

type Session = inferRouterOutputs<AppRouter>["people"]["listSessions"][number];

/** Browsers in which one is signed in; any of them can be signed out from here. */
export function SessionTable({ sessions, timeZone }: { sessions: readonly Session[]; timeZone: string }) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const ended = (count: number) => {
    showToast(t("account.ended", { count }));
    router.refresh();
  };
  const revoke = useMutation(trpc.people.revokeSession.mutationOptions({ onSuccess: () => ended(1) }));
  const revokeOthers = useMutation(
    trpc.people.revokeOtherSessions.mutationOptions({ onSuccess: ({ count }) => ended(count) }),
  );
  const error = revoke.error ?? revokeOthers.error;
  const columns = useColumns(timeZone, (sessionId) => revoke.mutate({ sessionId }));
  return (
    <div className="grid gap-4">
      <DataTable
        inset
        label={t("account.sessions")}
        columns={columns}
        rows={sessions}
        rowKey={(session) => session.sessionId}
      />
      {error && <Note tone="danger">{readRefusal(error)?.message ?? t("save.unreachable")}</Note>}
      {sessions.length > 1 && (
        <div>
          <Button variant="danger" pending={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
            {t("account.endOthers")}
          </Button>
        </div>
      )}
    </div>
  );
}

function useColumns(timeZone: string, onEnd: (sessionId: string) => void): TableColumn<Session>[] {
  const t = useTranslations("settings.pages.account");
  const format = useFormat(timeZone);
  const nameOf = ({ userAgent }: Session) => {
    const { browser, system } = describeBrowser(userAgent);
    return [browser, system].filter(Boolean).join(" / ") || t("unknownBrowser");
  };
  return [
    {
      key: "browser",
      header: t("browser"),
      cell: (session) => (
        <>
          <span className="block truncate font-medium">{nameOf(session)}</span>
          <span className="figures block text-text-3 text-xs">
            {session.address || "–"} · {t(`by.${session.factor}`)}
          </span>
        </>
      ),
    },
    {
      key: "signedIn",
      header: t("signedInAt"),
      width: "10rem",
      from: "lg",
      cell: ({ createdAt }) => (
        <span className="figures text-text-2">{format.instant(createdAt, { weekday: false })}</span>
      ),
    },
    {
      key: "lastSeen",
      header: t("lastSeen"),
      width: "10rem",
      phone: "line",
      cell: ({ lastSeenAt }) => (
        <span className="figures text-text-2">
          {format.relative(lastSeenAt) ?? format.instant(lastSeenAt)}
        </span>
      ),
    },
    {
      key: "acts",
      header: "",
      width: "9rem",
      align: "end",
      phone: "aside",
      cell: (session) =>
        session.isCurrent ? (
          <Badge tone="accent">{t("current")}</Badge>
        ) : (
          <Button
            size="sm"
            variant="danger"
            aria-label={t("endNamed", { name: nameOf(session) })}
            onClick={() => onEnd(session.sessionId)}
          >
            {t("end")}
          </Button>
        ),
    },
  ];
}

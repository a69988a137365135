"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useErrorWords } from "@/app/_product/imports/use-error-words";
import { useTRPC } from "@/app/_trpc/client";
import { LinkButton } from "@/app/_ui/link-button";
import { MainRail } from "@/app/_ui/main-rail";
import { Note } from "@/app/_ui/note";
import { FaultsTable } from "./faults-table";
import type { ImportDetail } from "./import-types";
import { ResultRail } from "./result-rail";

/** The report of an import that has ended: what it did, what it refused, and where to go from here. */
export function ResultView({ tenant, detail }: { tenant: string; detail: ImportDetail }) {
  const t = useTranslations("imports.pages.result");
  const errorWords = useErrorWords();
  const { state, rowsNew, rowsChanged, rowsRead, failure, options } = detail;
  const people = rowsNew + rowsChanged;
  const title =
    state === "stopped"
      ? t("stoppedTitle", { rows: rowsRead })
      : state === "failed"
        ? t("failedApplyTitle")
        : people === 0
          ? t("nothingTitle")
          : t("doneTitle", { count: people });
  return (
    <MainRail railLabel={t("railTitle")} rail={<ResultRail detail={detail} />}>
      <h2 className="font-bold text-2xl">{title}</h2>
      {failure && (
        <div className="mt-4 max-w-(--hk-measure)">
          <Note tone="danger">{errorWords(failure.key, failure.details)}</Note>
        </div>
      )}
      <div className="prose-face mt-2 text-sm text-text-2">
        {options.tagName !== null && <p>{t("tagged", { name: options.tagName })}</p>}
        {options.consent !== null && <p>{t("declared", { how: options.consent.how })}</p>}
      </div>
      <div className="mt-4 mb-8 flex flex-wrap gap-2">
        <SeePeople tenant={tenant} tagName={options.tagName} />
        <LinkButton href={`/t/${tenant}/imports/new`}>{t("another")}</LinkButton>
      </div>
      <FaultsTable tenant={tenant} detail={detail} />
    </MainRail>
  );
}

/** To the list of those who came in, if a tag tells them apart. */
function SeePeople({ tenant, tagName }: { tenant: string; tagName: string | null }) {
  const t = useTranslations("imports.pages.result");
  const trpc = useTRPC();
  const tags = useQuery(trpc.tags.list.queryOptions(undefined, { enabled: tagName !== null }));
  const tag = tags.data?.find(({ name }) => name === tagName);
  const query = tag ? `?tag=${tag.tagId}` : "";
  return (
    <LinkButton variant="primary" href={`/t/${tenant}/contacts${query}`}>
      {t(tag ? "seeTagged" : "seeContacts")}
    </LinkButton>
  );
}

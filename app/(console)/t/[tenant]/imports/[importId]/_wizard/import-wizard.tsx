"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { ApplyingView } from "./applying-view";
import { CheckingView } from "./checking-view";
import { ColumnsView } from "./columns-view";
import type { ContactField, ImportDetail } from "./import-types";
import { ReadyView } from "./ready-view";
import { ResultView } from "./result-view";
import { WizardHead } from "./wizard-head";

type ImportWizardProps = {
  tenant: string;
  initial: ImportDetail;
  fields: readonly ContactField[];
  /** The file was just sent: its columns come first. */
  startsWithColumns: boolean;
  mayWrite: boolean;
};

const lookAgainInMilliseconds = 1_000;
const moving: ReadonlySet<string> = new Set(["uploaded", "checking", "applying"]);

/** An import from its columns over the dry run to its report; looks every second while anything moves. */
export function ImportWizard({ tenant, initial, fields, startsWithColumns, mayWrite }: ImportWizardProps) {
  const trpc = useTRPC();
  const { importId } = initial;
  const query = useQuery(
    trpc.imports.get.queryOptions(
      { importId },
      {
        initialData: initial,
        refetchInterval: ({ state }) =>
          moving.has(state.data?.state ?? "") || state.data?.isStopping ? lookAgainInMilliseconds : false,
      },
    ),
  );
  const detail = query.data;
  const [showsColumns, setShowsColumns] = useState(startsWithColumns);
  const isOpen = detail.appliedAt === null && mayWrite;
  const needsColumns = detail.state === "failed" || detail.state === "stopped";
  const columns = isOpen && (showsColumns || needsColumns);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step begins at its top
  useEffect(() => {
    window.scrollTo({ top: 0 });
  }, [columns, detail.state]);
  const shared = { tenant, detail, refresh: () => query.refetch() };
  return (
    <>
      <WizardHead tenant={tenant} detail={detail} columns={columns} mayWrite={mayWrite} />
      {columns ? (
        <ColumnsView
          key={`${detail.options.revision}-${detail.encoding}-${detail.delimiter}`}
          {...shared}
          fields={fields}
          onNext={() => setShowsColumns(false)}
        />
      ) : detail.state === "uploaded" || detail.state === "checking" ? (
        <CheckingView {...shared} mayWrite={mayWrite} />
      ) : detail.state === "ready" ? (
        <ReadyView {...shared} mayWrite={mayWrite} onBack={() => setShowsColumns(true)} />
      ) : detail.state === "applying" ? (
        <ApplyingView {...shared} mayWrite={mayWrite} />
      ) : (
        <ResultView {...shared} />
      )}
    </>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorWords } from "@/app/_product/imports/use-error-words";
import { Button } from "@/app/_ui/button";
import { MainRail } from "@/app/_ui/main-rail";
import { Note } from "@/app/_ui/note";
import { PageFoot } from "@/app/_ui/page-foot";
import { readColumns, usedColumns, withoutNames } from "./column-draft";
import { FaultsTable } from "./faults-table";
import { ForecastRail } from "./forecast-rail";
import type { ImportDetail } from "./import-types";
import { type ShiftChoice, ShiftWarning } from "./shift-warning";
import { StartForm } from "./start-form";
import { isShiftSettled, type StartOptions, startsEmpty } from "./start-options";
import { useStartImport } from "./use-start-import";
import { useUpdateImport } from "./use-update-import";

type ReadyViewProps = {
  tenant: string;
  detail: ImportDetail;
  refresh: () => Promise<unknown>;
  mayWrite: boolean;
  onBack: () => void;
};

/** The outcome of the dry run: what is dangerous first, then how to import, then what is refused. */
export function ReadyView({ tenant, detail, refresh, mayWrite, onBack }: ReadyViewProps) {
  const t = useTranslations("imports.pages.check");
  const errorWords = useErrorWords();
  const [options, setOptions] = useState<StartOptions>(startsEmpty);
  const [isAsked, setAsked] = useState(false);
  const others = detail.warnings.filter(({ key }) => key !== "imports.namesShifted");
  const lacksProof = isAsked && options.consented && options.how.trim() === "";
  const isAllowed = !detail.areNamesShifted || options.choice === "right";
  return (
    <>
      <MainRail railLabel={t("railLabel")} rail={<ForecastRail detail={detail} />}>
        {detail.areNamesShifted && (
          <ShiftWarning
            detail={detail}
            choice={options.choice}
            typed={options.typed}
            onChange={(change) => setOptions({ ...options, ...change })}
          />
        )}
        {others.map(({ key, details }) => (
          <div key={key} className="mb-6">
            <Note tone="warning">{errorWords(key, details)}</Note>
          </div>
        ))}
        {mayWrite && isAllowed && (
          <StartForm detail={detail} options={options} onChange={setOptions} lacksProof={lacksProof} />
        )}
        <FaultsTable tenant={tenant} detail={detail} />
      </MainRail>
      {mayWrite && (
        <ReadyFoot
          tenant={tenant}
          detail={detail}
          options={options}
          refresh={refresh}
          onBack={onBack}
          onAsk={() => setAsked(true)}
        />
      )}
    </>
  );
}

type ReadyFootProps = Pick<ReadyViewProps, "tenant" | "detail" | "refresh" | "onBack"> & {
  options: StartOptions;
  /** The act was pressed: what is missing shows from now on. */
  onAsk: () => void;
};

function ReadyFoot({ tenant, detail, options, refresh, onBack, onAsk }: ReadyFootProps) {
  const t = useTranslations("imports.pages.check");
  const start = useStartImport(detail, refresh);
  const update = useUpdateImport(detail, refresh);
  const router = useRouter();
  const { rowsNew, rowsChanged, rowsRejected } = detail;
  const people = rowsNew + rowsChanged;
  const choice: ShiftChoice = detail.areNamesShifted ? options.choice : "right";
  const acts = {
    // Nothing runs that could be stopped: what was checked is left where it is.
    stop: { label: t("startStop"), run: () => router.push(`/t/${tenant}/imports`) },
    skip: {
      label: t("startSkip"),
      run: () =>
        void update
          .run({ columns: usedColumns(withoutNames(readColumns(detail))), mode: detail.options.mode })
          .catch(() => undefined),
    },
    right: {
      label:
        people === 0
          ? t("startNothing")
          : rowsChanged === 0
            ? t("startAdd", { count: people })
            : t("start", { count: people }),
      run: () => {
        onAsk();
        if (!(options.consented && options.how.trim() === "")) start.run(options);
      },
    },
  } as const;
  const failure = start.failure ?? update.failure;
  const isHeld = choice === "right" && (!isShiftSettled(detail, options) || nothingToDo(detail, options));
  return (
    <PageFoot
      actions={
        <>
          <Button variant="ghost" onClick={onBack}>
            {t("back")}
          </Button>
          <Button
            variant="primary"
            disabled={isHeld}
            pending={start.pending || update.pending}
            pendingLabel={t("starting")}
            onClick={acts[choice].run}
          >
            {acts[choice].label}
          </Button>
        </>
      }
    >
      {failure ? (
        <span className="text-danger-text">{failure}</span>
      ) : (
        choice === "right" && (
          <span className="text-text-3">
            {t("footNew", { added: rowsNew, changed: rowsChanged })}
            {rowsRejected > 0 && t("footRejected", { count: rowsRejected })}
            {t("footWrong")}
          </span>
        )
      )}
    </PageFoot>
  );
}

/** Nobody is new or changed, and neither a tag nor a consent is to be given to those who stay as they are. */
const nothingToDo = ({ rowsNew, rowsChanged, rowsUnchanged }: ImportDetail, options: StartOptions): boolean =>
  rowsNew + rowsChanged === 0 &&
  (rowsUnchanged === 0 || (options.tagName.trim() === "" && !options.consented));

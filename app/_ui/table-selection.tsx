"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { LiveRegion } from "@/app/_ui/live-region";

type Selection = {
  ids: ReadonlySet<string>;
  /** Every row of the query, beyond this page; `ids` is then the page. */
  all: boolean;
  toggle: (ids: readonly string[], selected: boolean) => void;
  selectAll: () => void;
  clear: () => void;
};

const none: Selection = {
  ids: new Set(),
  all: false,
  toggle: () => {},
  selectAll: () => {},
  clear: () => {},
};
const SelectionContext = createContext<Selection>(none);

/** The rows ticked in the DataTable around: `ids`, `all`, `toggle`, `clear`. For the acts of the selection bar. */
export const useTableSelection = (): Selection => useContext(SelectionContext);

type TableSelectionProps = {
  pageIds: readonly string[];
  unit: "people" | "items";
  total: number | undefined;
  actions: ReactNode;
  children: ReactNode;
};

/** Keeps which rows are ticked, and floats a bar with the count and the acts while any is. Part of DataTable. */
export function TableSelection({ pageIds, unit, total, actions, children }: TableSelectionProps) {
  const [ids, setIds] = useState<ReadonlySet<string>>(none.ids);
  const [all, setAll] = useState(false);
  const toggle = useCallback((changed: readonly string[], selected: boolean) => {
    setAll(false);
    setIds((before) => {
      const next = new Set(before);
      for (const id of changed) selected ? next.add(id) : next.delete(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => {
    setAll(false);
    setIds(none.ids);
  }, []);
  const selectAll = useCallback(() => {
    setIds(new Set(pageIds));
    setAll(true);
  }, [pageIds]);
  const selection = useMemo(
    () => ({ ids, all, toggle, selectAll, clear }),
    [ids, all, toggle, selectAll, clear],
  );
  return (
    <SelectionContext value={selection}>
      {children}
      {ids.size > 0 && (
        <SelectionBar unit={unit} total={total}>
          {actions}
        </SelectionBar>
      )}
    </SelectionContext>
  );
}

type SelectionBarProps = { unit: "people" | "items"; total: number | undefined; children: ReactNode };

function SelectionBar({ unit, total, children }: SelectionBarProps) {
  const t = useTranslations("ui.table");
  const { ids, all, selectAll, clear } = useTableSelection();
  const count = all && total !== undefined ? total : ids.size;
  const said = t("selected", { unit, count });
  return (
    <>
      <div
        role="toolbar"
        aria-label={t("selection")}
        className="fixed bottom-18 left-1/2 z-5 flex w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 animate-rise-in flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-raised p-2 text-sm shadow-lg md:left-[calc(50%+7rem)] md:max-w-[calc(100vw-18rem)]"
      >
        <span className="figures px-2.5 font-bold">{said}</span>
        {children}
        {!all && total !== undefined && total > ids.size && (
          <Button variant="ghost" size="sm" onClick={selectAll}>
            {t("selectAll", { unit, total })}
          </Button>
        )}
        <IconButton label={t("clearSelection")} icon={<X />} size="sm" onClick={clear} />
      </div>
      <LiveRegion>{said}</LiveRegion>
    </>
  );
}

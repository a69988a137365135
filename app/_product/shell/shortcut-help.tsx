"use client";
import { useTranslations } from "next-intl";
import { useModifierKey } from "@/app/_product/shell/use-modifier-key";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Kbd } from "@/app/_ui/kbd";

type ShortcutHelpProps = { open: boolean; onOpenChange: (open: boolean) => void };

const lists = [
  { keys: ["J", "K"], name: "move" },
  { keys: ["Enter"], name: "open" },
  { keys: ["X"], name: "select" },
  { keys: ["⇧", "↓"], name: "extend" },
] as const;

/** All shortcuts, opened by `?`. */
export function ShortcutHelp({ open, onOpenChange }: ShortcutHelpProps) {
  const t = useTranslations("shell.shortcuts");
  const modifier = useModifierKey();
  const anywhere = [
    { keys: [modifier, "K"], name: "palette" },
    { keys: ["G", "H"], name: "home" },
    { keys: ["G", "C"], name: "campaigns" },
    { keys: ["G", "A"], name: "approvals" },
    { keys: ["G", "R"], name: "reports" },
    { keys: ["/"], name: "search" },
    { keys: ["N"], name: "new" },
    { keys: ["?"], name: "help" },
    { keys: ["Esc"], name: "close" },
  ] as const;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      actions={<Button onClick={() => onOpenChange(false)}>{t("close")}</Button>}
    >
      <KeyList title={t("anywhere")} rows={anywhere.map((row) => ({ keys: row.keys, name: t(row.name) }))} />
      <KeyList title={t("lists")} rows={lists.map((row) => ({ keys: row.keys, name: t(row.name) }))} />
    </Dialog>
  );
}

type KeyListProps = { title: string; rows: readonly { keys: readonly string[]; name: string }[] };

function KeyList({ title, rows }: KeyListProps) {
  return (
    <div>
      <h3 className="mb-1 text-text-3 text-xs">{title}</h3>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-y-1.5 text-sm">
        {rows.map((row) => (
          <div key={row.name} className="contents">
            <dt>{row.name}</dt>
            <dd className="flex gap-1">
              {row.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

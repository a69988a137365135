"use client";
import { useDndContext } from "@dnd-kit/core";
import { ChevronDown, ChevronUp, Copy, Ellipsis, GripVertical, Lock, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cx } from "@/app/_ui/cx";
import { Menu, type MenuItem } from "@/app/_ui/menu";
import { Tooltip } from "@/app/_ui/tooltip";

type FrameBarProps = {
  name: string;
  locked: boolean;
  /** Attributes and listeners of dnd-kit, for the grip. */
  grip: ComponentProps<"button">;
  onStep: (step: -1 | 1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  /** Moves that have no button. */
  more: readonly MenuItem[];
};

/** What the selected block or row is called, and what can be done to it. */
export function FrameBar({ name, locked, grip, onStep, onDuplicate, onRemove, more }: FrameBarProps) {
  const t = useTranslations("editor.frame");
  const { active } = useDndContext();
  return (
    <div
      className={cx(
        // Kept while something is carried: the keyboard holds its grip.
        active && "opacity-0",
        "pointer-events-none absolute inset-x-0 bottom-full z-2 flex items-end justify-between gap-1 font-sans text-on-accent text-xs leading-[1.5]",
      )}
    >
      <span className="@max-[15rem]/block:hidden rounded-sm bg-accent px-2 py-0.5 whitespace-nowrap">
        {name}
      </span>
      {locked ? (
        <span className="ml-auto flex items-center gap-1 rounded-t-md bg-accent px-2 py-0.5 whitespace-nowrap">
          <Lock className="size-3.5!" />
          {t("locked")}
        </span>
      ) : (
        <span className="pointer-events-auto ml-auto flex rounded-t-md bg-accent px-0.5">
          <FrameButton
            label={t("grip", { name })}
            icon={<GripVertical />}
            {...grip}
            className="cursor-grab touch-none"
          />
          <FrameButton label={t("up")} keys={["⌥", "↑"]} icon={<ChevronUp />} onClick={() => onStep(-1)} />
          <FrameButton label={t("down")} keys={["⌥", "↓"]} icon={<ChevronDown />} onClick={() => onStep(1)} />
          <FrameButton label={t("duplicate")} keys={["⌘", "D"]} icon={<Copy />} onClick={onDuplicate} />
          <FrameButton label={t("remove")} keys={["Delete"]} icon={<Trash2 />} onClick={onRemove} />
          {more.length > 0 && (
            <Menu
              items={more}
              trigger={<FrameButton label={t("more", { name })} icon={<Ellipsis />} plain />}
            />
          )}
        </span>
      )}
    </div>
  );
}

type FrameButtonProps = ComponentProps<"button"> & {
  label: string;
  icon: React.ReactNode;
  keys?: readonly string[];
  /** Inside a menu's trigger, which a tooltip would come between. */
  plain?: boolean;
};

function FrameButton({ label, icon, keys, plain, className, ...rest }: FrameButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={cx(
        "grid h-6.5 w-6.5 place-items-center rounded-sm text-on-accent hover:bg-accent-hover focus-visible:outline-on-accent focus-visible:-outline-offset-3 max-md:size-11",
        className,
      )}
    >
      {icon}
    </button>
  );
  return plain ? (
    button
  ) : (
    <Tooltip content={label} keys={keys}>
      {button}
    </Tooltip>
  );
}

"use client";
import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Kbd } from "@/app/_ui/kbd";

type TooltipProps = {
  /** A few words. Never information that is needed: touch has no tooltip. */
  content: ReactNode;
  /** Keys of the same act, e.g. `["⌘", "Z"]`. */
  keys?: readonly string[] | undefined;
  side?: "top" | "right" | "bottom" | "left" | undefined;
  /** One focusable element. */
  children: ReactNode;
};

/** A name for an icon: `content`, `keys`, `side`, one focusable child. */
export function Tooltip({ content, keys, side = "top", children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={400} skipDelayDuration={150}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 flex max-w-72 animate-fade-in items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-text text-xs shadow-md"
          >
            {content}
            {keys?.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}

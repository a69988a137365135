"use client";
import { useLocale } from "next-intl";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { tabClass, tabCountClass, tabListClass } from "@/app/_ui/tab-class";

export type Tab = { value: string; label: ReactNode; count?: number | undefined; content: ReactNode };

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
};

/** Panels of one page, switched without leaving it: `label`, `tabs` ({value, label, count, content}), `value`, `onValueChange`. */
export function Tabs({ label, tabs, value, defaultValue, onValueChange }: TabsProps) {
  const locale = useLocale();
  const first = defaultValue ?? tabs[0]?.value;
  return (
    <Radix.Root
      {...(value === undefined ? {} : { value })}
      {...(value === undefined && first !== undefined ? { defaultValue: first } : {})}
      {...(onValueChange ? { onValueChange } : {})}
    >
      <Radix.List aria-label={label} className={tabListClass}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabClass}>
            {tab.label}
            {tab.count !== undefined && (
              <span className={tabCountClass}>{tab.count.toLocaleString(locale)}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

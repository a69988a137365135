"use client";
import { Check, Ellipsis } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { locales, pickLocale } from "@/app/_i18n/locale";
import { localeNames } from "@/app/_product/shell/locale-names";
import type { ShellPerson, ShellProps, Theme } from "@/app/_product/shell/shell-props";
import { usePreferences } from "@/app/_product/shell/use-preferences";
import { Avatar } from "@/app/_ui/avatar";
import { cx } from "@/app/_ui/cx";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";

type PersonMenuProps = Pick<ShellProps, "onChange" | "onSignOut"> & {
  person: ShellPerson;
  onShortcuts: () => void;
};

const themes: readonly Theme[] = ["system", "light", "dark"];

/** Who is signed in; language, theme, shortcuts, sign out. */
export function PersonMenu({ person, onShortcuts, onChange, onSignOut }: PersonMenuProps) {
  const t = useTranslations("shell.person");
  const locale = useLocale();
  const { theme, setTheme, setLocale } = usePreferences(onChange);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="flex w-full min-w-0 items-center gap-2 rounded-md text-left text-sm">
        <Avatar name={person.name} initials={person.initials} />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{person.name}</span>
          <span className="block truncate text-text-3 text-xs">{person.department ?? person.email}</span>
        </span>
        <span className="sr-only">{t("menu")}</span>
        <Ellipsis />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className={cx(menuClass, "w-54")}
        >
          <div className="truncate px-2 py-1 text-text-3 text-xs">{person.email}</div>
          <Choice
            label={t("language")}
            value={locale}
            onValueChange={(next) => setLocale(pickLocale(next, null))}
          >
            {locales.map((code) => (
              <ChoiceItem key={code} value={code}>
                <span lang={code}>{localeNames[code]}</span>
              </ChoiceItem>
            ))}
          </Choice>
          <Choice
            label={t("theme")}
            value={theme}
            onValueChange={(next) => setTheme(themes.find((one) => one === next) ?? "system")}
          >
            {themes.map((name) => (
              <ChoiceItem key={name} value={name}>
                {t(name)}
              </ChoiceItem>
            ))}
          </Choice>
          <DropdownMenu.Separator className="my-1 border-line border-t" />
          <DropdownMenu.Item className={menuItemClass} onSelect={onShortcuts}>
            {t("shortcuts")}
          </DropdownMenu.Item>
          {onSignOut && (
            <DropdownMenu.Item className={menuItemClass} onSelect={() => void onSignOut()}>
              {t("signOut")}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  children: ReactNode;
};

function Choice({ label, value, onValueChange, children }: ChoiceProps) {
  return (
    <>
      <DropdownMenu.Separator className="my-1 border-line border-t" />
      <DropdownMenu.Label className="px-2 pt-1 text-text-3 text-xs">{label}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup aria-label={label} value={value} onValueChange={onValueChange}>
        {children}
      </DropdownMenu.RadioGroup>
    </>
  );
}

function ChoiceItem({ value, children }: { value: string; children: ReactNode }) {
  return (
    <DropdownMenu.RadioItem value={value} className={menuItemClass}>
      <span className="min-w-0 flex-1">{children}</span>
      <DropdownMenu.ItemIndicator>
        <Check className="text-accent-text!" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

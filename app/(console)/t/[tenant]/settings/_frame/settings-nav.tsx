"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import {
  type SettingsSection,
  sectionHref,
} from "@/app/(console)/t/[tenant]/settings/_frame/settings-sections";

type SettingsNavProps = { slug: string; sections: readonly SettingsSection[] };

/** A list at the left; on a phone a row that scrolls sideways. One's own account stands apart from the company's. */
export function SettingsNav({ slug, sections }: SettingsNavProps) {
  const t = useTranslations("settings.pages");
  const pathname = usePathname();
  const list = useRef<HTMLUListElement>(null);
  // On a phone the row may be scrolled away from the section that is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open section follows from the address
  useEffect(() => {
    list.current
      ?.querySelector("[aria-current=page]")
      ?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [pathname]);
  return (
    <nav
      aria-label={t("sections")}
      className="flex-none border-line max-md:border-b md:w-56 md:border-r md:p-4 md:pt-5"
    >
      <ul
        ref={list}
        className="flex text-sm max-md:gap-5 max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] md:flex-col md:gap-0.5"
      >
        {sections.map((section) => {
          const href = sectionHref(slug, section);
          return (
            <li
              key={section}
              className={section === "account" ? "md:mt-3 md:border-line md:border-t md:pt-3" : undefined}
            >
              <Link
                href={href}
                aria-current={pathname === href ? "page" : undefined}
                className="label-face flex items-center text-text-2 whitespace-nowrap aria-[current=page]:font-bold aria-[current=page]:text-text max-md:h-11 max-md:border-transparent max-md:border-b-2 max-md:aria-[current=page]:border-accent-text md:h-8 md:rounded-md md:px-3 md:aria-[current=page]:bg-accent-soft md:aria-[current=page]:text-accent-text md:hover:bg-hover"
              >
                {t(`section.${section}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

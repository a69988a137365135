"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

const pages = [
  { key: "tenants", href: "/operator" },
  { key: "plans", href: "/operator/plans" },
  { key: "log", href: "/operator/log" },
] as const;

/** The operators' pages; a company's page belongs to the list of companies. */
export function OperatorNav() {
  const t = useTranslations("operator.pages");
  const pathname = usePathname();
  const current = pages.findLast(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return (
    <nav aria-label={t("nav")} className="text-sm max-md:order-last max-md:w-full">
      <ul className="flex gap-1">
        {pages.map(({ key, href }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={key === current?.key ? "page" : undefined}
              className="label-face flex h-8 items-center rounded-md px-3 text-text-2 hover:bg-hover aria-[current=page]:bg-accent-soft aria-[current=page]:font-bold aria-[current=page]:text-accent-text max-md:h-11"
            >
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

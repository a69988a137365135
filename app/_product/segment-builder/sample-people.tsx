"use client";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PersonName } from "@/app/_product/contacts/person-name";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { Section } from "@/app/_ui/section";

type SamplePeopleProps = {
  tenant: string;
  /** JSON of the rule that was counted; null while there is none. */
  countedRule: string | null;
  stale: boolean;
};

/** Ten people of the segment, other ones each time. */
export function SamplePeople({ tenant, countedRule, stale }: SamplePeopleProps) {
  const t = useTranslations("segments.pages.sample");
  const trpc = useTRPC();
  const query = useQuery(
    trpc.segments.preview.queryOptions(countedRule === null ? skipToken : { rule: JSON.parse(countedRule) }, {
      placeholderData: keepPreviousData,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  );
  const items = query.data?.items;
  return (
    <Section
      level={3}
      title={t("title")}
      aside={
        <Button
          variant="ghost"
          size="sm"
          icon={<RefreshCw />}
          pending={query.isFetching}
          disabled={!items || items.length === 0}
          onClick={() => void query.refetch()}
        >
          {t("again")}
        </Button>
      }
    >
      {query.isError && <p className="text-danger-text text-sm">{t("failed")}</p>}
      {!items && !query.isError && <p className="text-sm text-text-3">{t("waiting")}</p>}
      {items?.length === 0 && <p className="text-sm text-text-3">{t("nobody")}</p>}
      {items && items.length > 0 && (
        <ul className={cx("text-sm", stale && "text-text-3")}>
          {items.map((person) => (
            <li key={person.contactId} className="border-line border-b">
              <Link
                href={`/t/${tenant}/contacts/${person.contactId}`}
                target="_blank"
                className="-mx-2 flex items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 hover:bg-hover"
              >
                <span className="min-w-0 flex-none max-w-1/2 truncate">
                  <PersonName person={person} />
                </span>
                <span className="min-w-0 truncate text-text-3 text-xs">{person.email}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

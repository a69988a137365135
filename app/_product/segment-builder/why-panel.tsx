"use client";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PersonName } from "@/app/_product/contacts/person-name";
import type { Named } from "@/app/_product/contacts/show-name";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { WhyVerdict } from "@/app/_product/segment-builder/why-verdict";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { SearchInput } from "@/app/_ui/search-input";
import { Section } from "@/app/_ui/section";
import { Skeleton } from "@/app/_ui/skeleton";

type WhyPanelProps = {
  catalogue: Catalogue;
  /** JSON of the rule that was counted; null while there is none. */
  countedRule: string | null;
};
type Person = Named & { contactId: string; email: string };

const mostFound = 6;

/** Why is this person in or out? Verdict first, then each condition. */
export function WhyPanel({ catalogue, countedRule }: WhyPanelProps) {
  const t = useTranslations("segments.pages.why");
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const [person, setPerson] = useState<Person | null>(null);
  const found = useQuery(
    trpc.contacts.list.queryOptions(search === "" ? skipToken : { search, limit: mostFound }),
  );
  const rule = countedRule === null ? null : JSON.parse(countedRule);
  const answer = useQuery(
    trpc.segments.explain.queryOptions(
      person === null || rule === null ? skipToken : { contactId: person.contactId, rule },
      { retry: false },
    ),
  );
  return (
    <Section level={3} title={t("title")}>
      {person === null ? (
        <>
          <SearchInput label={t("search")} onSearch={setSearch} className="w-full!" />
          {search === "" && <p className="mt-2 text-text-3 text-xs">{t("help")}</p>}
          {found.data?.items.length === 0 && <p className="mt-2 text-sm text-text-3">{t("nobody")}</p>}
          {search !== "" && found.data && found.data.items.length > 0 && (
            <ul className="mt-2">
              {found.data.items.map((one) => (
                <li key={one.contactId}>
                  <button
                    type="button"
                    onClick={() => setPerson(one)}
                    className="-mx-2 flex w-[calc(100%+1rem)] items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 text-left text-sm hover:bg-hover"
                  >
                    <span className="max-w-1/2 flex-none truncate">
                      <PersonName person={one} />
                    </span>
                    <span className="min-w-0 truncate text-text-3 text-xs">{one.email}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <>
          <div className="flex items-center justify-between gap-3 rounded-md border border-line-strong px-2.5 py-1">
            <span className="min-w-0 text-sm">
              <span className="block truncate font-medium">
                <PersonName person={person} />
              </span>
              <span className="block truncate text-text-3 text-xs">{person.email}</span>
            </span>
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                setPerson(null);
                setSearch("");
              }}
            >
              {t("change")}
            </Button>
          </div>
          <div aria-live="polite" aria-busy={answer.isFetching} className="mt-2.5">
            {answer.isError && <p className="text-danger-text text-sm">{t("failed")}</p>}
            {!answer.data && !answer.isError && <Skeleton />}
            {answer.data && <WhyVerdict explanation={answer.data} catalogue={catalogue} />}
          </div>
        </>
      )}
    </Section>
  );
}

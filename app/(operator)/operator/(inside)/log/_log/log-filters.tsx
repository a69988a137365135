"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FilterBar } from "@/app/_ui/filter-bar";
import { FilterChip } from "@/app/_ui/filter-chip";
import { Select } from "@/app/_ui/select";
import { type LogQuery, logNouns } from "@/app/(operator)/operator/(inside)/log/_log/log-query";

type LogFiltersProps = { query: LogQuery; operators: readonly { id: string; name: string }[] };

/** By what and by whom; both in the address. */
export function LogFilters({ query, operators }: LogFiltersProps) {
  const t = useTranslations("operator.pages.logList");
  const router = useRouter();
  const hrefWith = (change: Partial<Record<keyof LogQuery, string | undefined>>) => {
    const wanted = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, ...change })) if (value) wanted.set(name, value);
    return wanted.size > 0 ? `/operator/log?${wanted}` : "/operator/log";
  };
  const go = (change: Parameters<typeof hrefWith>[0], close: () => void) => {
    close();
    router.push(hrefWith(change), { scroll: false });
  };
  const noun = logNouns.find((one) => one === query.noun);
  const actor = operators.find(({ id }) => id === query.actor)?.name ?? query.actor;
  return (
    <FilterBar>
      <FilterChip
        name={t("noun")}
        value={noun && t(`nouns.${noun}`)}
        clearHref={hrefWith({ noun: undefined })}
      >
        {(close) => (
          <Select
            aria-label={t("noun")}
            options={logNouns.map((value) => ({ value, label: t(`nouns.${value}`) }))}
            value={noun}
            onValueChange={(value) => go({ noun: value }, close)}
          />
        )}
      </FilterChip>
      <FilterChip name={t("actor")} value={actor} clearHref={hrefWith({ actor: undefined })}>
        {(close) => (
          <Select
            aria-label={t("actor")}
            options={operators.map(({ id, name }) => ({ value: id, label: name }))}
            value={query.actor}
            onValueChange={(value) => go({ actor: value }, close)}
          />
        )}
      </FilterChip>
    </FilterBar>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { FilterChip } from "@/app/_ui/filter-chip";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { type AuditQuery, auditNouns } from "@/app/(console)/t/[tenant]/settings/_audit/audit-query";

type AuditFiltersProps = {
  path: string;
  query: AuditQuery;
  people: readonly { id: string; name: string }[];
};

/** By what, by whom, and in which days; all of it in the address. */
export function AuditFilters({ path, query, people }: AuditFiltersProps) {
  const t = useTranslations("settings.pages.audit");
  const router = useRouter();
  const hrefWith = (change: Partial<Record<keyof AuditQuery, string | undefined>>) => {
    const wanted = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, ...change })) if (value) wanted.set(name, value);
    return wanted.size > 0 ? `${path}?${wanted}` : path;
  };
  const go = (change: Parameters<typeof hrefWith>[0], close: () => void) => {
    close();
    router.push(hrefWith(change), { scroll: false });
  };
  const noun = auditNouns.find((one) => one === query.noun);
  const actor = people.find(({ id }) => id === query.actor)?.name ?? query.actor;
  const period = query.from || query.until ? `${query.from ?? ""}–${query.until ?? ""}` : undefined;
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <FilterChip
        name={t("noun")}
        value={noun && t(`nouns.${noun}`)}
        clearHref={hrefWith({ noun: undefined })}
      >
        {(close) => (
          <Select
            aria-label={t("noun")}
            options={auditNouns.map((value) => ({ value, label: t(`nouns.${value}`) }))}
            value={noun}
            onValueChange={(value) => go({ noun: value }, close)}
          />
        )}
      </FilterChip>
      <FilterChip name={t("actor")} value={actor} clearHref={hrefWith({ actor: undefined })}>
        {(close) => (
          <Select
            aria-label={t("actor")}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={query.actor}
            onValueChange={(value) => go({ actor: value }, close)}
          />
        )}
      </FilterChip>
      <FilterChip
        name={t("period")}
        value={period}
        clearHref={hrefWith({ from: undefined, until: undefined })}
      >
        {(close) => <PeriodForm query={query} onApply={(change) => go(change, close)} />}
      </FilterChip>
    </div>
  );
}

type PeriodFormProps = { query: AuditQuery; onApply: (change: { from?: string; until?: string }) => void };

function PeriodForm({ query, onApply }: PeriodFormProps): ReactNode {
  const t = useTranslations("settings.pages.audit");
  const [from, setFrom] = useState(query.from ?? "");
  const [until, setUntil] = useState(query.until ?? "");
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onApply({ from, until });
      }}
    >
      <Field label={t("from")}>
        <Input type="date" value={from} max={until} onChange={(event) => setFrom(event.target.value)} />
      </Field>
      <Field label={t("until")}>
        <Input type="date" value={until} min={from} onChange={(event) => setUntil(event.target.value)} />
      </Field>
      <Button type="submit">{t("apply")}</Button>
    </form>
  );
}

"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { CodeBlock } from "@/app/_ui/code-block";
import type { AppRouter } from "@/server/api/trpc/root";

type SendingDomain = inferRouterOutputs<AppRouter>["domains"]["get"];
type DomainRecordRowProps = {
  /** What to set; absent for what follows from other records. */
  record?: SendingDomain["records"][number] | undefined;
  /** What DNS said; absent before the first look. */
  check?: SendingDomain["checks"][number] | undefined;
};

const tones = { pass: "success", missing: "danger", wrong: "danger", temporary: "warning" } as const;

/** One record: what it is for, its name and value to copy, and what is wrong with it. */
export function DomainRecordRow({ record, check }: DomainRecordRowProps) {
  const t = useTranslations("domains.pages.record");
  const kind = record?.record ?? check?.record;
  if (kind === undefined) return null;
  return (
    <li className="grid gap-3 py-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <h3 className="flex flex-wrap items-center gap-2 font-bold text-md">
          {t(`name.${kind}`)}
          {check ? (
            <Badge tone={tones[check.status]}>{t(`status.${check.status}`)}</Badge>
          ) : (
            <Badge tone="neutral" hollow>
              {t("status.unchecked")}
            </Badge>
          )}
        </h3>
        <p className="mt-1 text-sm text-text-2">{t(`purpose.${kind}`)}</p>
      </div>
      <div className="min-w-0">
        {record ? (
          <dl className="grid gap-3 text-sm">
            <RecordLine label={t("host")} text={record.host} note={record.name} />
            <RecordLine label={t("value", { type: record.type })} text={record.value} />
          </dl>
        ) : (
          <p className="break-all font-mono text-sm text-text-2">{check?.expected}</p>
        )}
        {record?.replaces && (
          <p className="mt-3 text-sm text-warning-text">{t("replaces", { old: record.replaces })}</p>
        )}
        {check?.problem && (
          <div className="mt-3 text-danger-text text-sm">
            <p>{t(`problem.${check.problem}`, { name: check.name })}</p>
            {check.found.length > 0 && (
              <p className="mt-1 break-all text-text-2">{t("found", { values: check.found.join(" / ") })}</p>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

function RecordLine({ label, text, note }: { label: string; text: string; note?: string }) {
  return (
    <div>
      <dt className="mb-1 text-text-3 text-xs">{label}</dt>
      <dd>
        <CodeBlock code={text} label={label} />
        {note !== undefined && note !== text && <p className="mt-1 break-all text-text-3 text-xs">{note}</p>}
      </dd>
    </div>
  );
}

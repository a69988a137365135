"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { useReasonWords } from "@/app/_product/campaigns/use-reason-words";
import { cx } from "@/app/_ui/cx";
import { Section } from "@/app/_ui/section";
import { Tag } from "@/app/_ui/tag";
import type { TimelineItem } from "./contact-types";

type Kind = TimelineItem["kind"];

const dots: Readonly<Record<Kind, string>> = {
  planned: "bg-sheet shadow-[inset_0_0_0_1.5px_var(--hk-line-control)]",
  excluded: "bg-chart-6",
  accepted: "bg-chart-6",
  deferred: "bg-warning",
  bounced: "bg-danger",
  failed: "bg-danger",
  cancelled: "bg-chart-6",
  unknown: "bg-warning",
  opened: "bg-success",
  clicked: "bg-success",
  unsubscribed: "bg-warning",
  complained: "bg-danger",
};

/** Every mail to a person and what came of it, newest first, with the receiving server's own words. */
export function Timeline({ tenant, items }: { tenant: string; items: readonly TimelineItem[] }) {
  const t = useTranslations("contacts.pages.contact.timeline");
  return (
    <Section title={t("title")} note={items.length > 0 && t("latest", { count: items.length })}>
      {items.length === 0 ? (
        <p className="text-sm text-text-3">{t("empty")}</p>
      ) : (
        <ol>
          {items.map((item) => (
            <Entry
              key={`${item.sendId}-${item.kind}-${item.at.toISOString()}-${item.linkNo ?? ""}`}
              tenant={tenant}
              item={item}
            />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Entry({ tenant, item }: { tenant: string; item: TimelineItem }) {
  const t = useTranslations("contacts.pages.contact.timeline");
  const format = useFormat();
  const reasonWords = useReasonWords();
  const reason = item.reason === "" ? null : reasonWords(item.kind, item.reason);
  const facts = [
    reason,
    item.linkNo === null ? null : t("link", { no: item.linkNo + 1 }),
    item.machine ? t("machine") : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="flex gap-3 border-line border-b py-2.5 text-sm last:border-0">
      <span aria-hidden="true" className={cx("mt-1.5 size-2 flex-none rounded-full", dots[item.kind])} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <b className="font-medium">{t(`kinds.${item.kind}`)}</b>
          {facts.length > 0 && <span className="text-text-2">{facts.join("・")}</span>}
          <time
            dateTime={item.at.toISOString()}
            className="figures ml-auto text-text-3 text-xs max-md:ml-0 max-md:basis-full"
          >
            {format.instant(item.at)}
          </time>
        </div>
        <p className="truncate text-text-2">
          <MailName tenant={tenant} item={item} />
          {item.isTest && (
            <span className="ml-2">
              <Tag>{t("test")}</Tag>
            </span>
          )}
        </p>
        {item.reply !== null && item.reply !== "" && (
          <details className="mt-1 text-xs">
            <summary className="w-fit text-text-3">{t("reply")}</summary>
            <pre className="mt-1 whitespace-pre-wrap break-all rounded-md bg-sunken px-3 py-2 font-mono text-text-2">
              {item.reply}
            </pre>
          </details>
        )}
      </div>
    </li>
  );
}

function MailName({ tenant, item }: { tenant: string; item: TimelineItem }) {
  const t = useTranslations("contacts.pages.contact.timeline");
  const name = item.campaignName ?? item.subject ?? t("unnamedMail");
  if (item.campaignId === null) return name;
  return (
    <Link href={`/t/${tenant}/campaigns/${item.campaignId}`} className="hover:underline">
      {name}
    </Link>
  );
}

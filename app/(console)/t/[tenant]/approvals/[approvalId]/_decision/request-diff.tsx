"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import type { ApprovalDetail } from "@/app/_product/campaigns/campaign-types";
import { type DiffPart, diffLines, diffWords } from "@/app/_product/campaigns/diff-words";
import { formatWall } from "@/app/_product/campaigns/format-wall";
import { useMergeWords } from "@/app/_product/campaigns/use-merge-words";
import { Section } from "@/app/_ui/section";
import { escapeHtml } from "@/server/domain/templates/pure/escape-html";

const mostPlaces = 8;

/** What changed since this campaign was decided before: struck and replaced. Nothing on a first request. */
export function RequestDiff({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.pages.decision");
  const format = useFormat();
  const rows = useRows(approval);
  const { previous } = approval;
  if (previous === null) return null;
  return (
    <Section
      level={3}
      ruled
      title={t(previous.decision === "approved" ? "diffApproved" : "diffReturned")}
      note={previous.decidedAt && t("decidedAt", { day: format.day(previous.decidedAt, { weekday: false }) })}
    >
      {rows.length === 0 ? (
        <p className="text-sm text-text-2">{t("noDifference")}</p>
      ) : (
        <dl className="rounded-md border border-line text-sm">
          {rows.map(({ label, value }) => (
            <div
              key={label}
              className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2 border-line px-3 py-2 not-first:border-t"
            >
              <dt className="text-text-3">{label}</dt>
              <dd className="min-w-0">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

type DiffRow = { label: string; value: ReactNode };

function useRows({ content, previous, audienceCount }: ApprovalDetail): DiffRow[] {
  const t = useTranslations("approvals.pages.decision");
  const format = useFormat();
  const words = useMergeWords();
  if (previous === null) return [];
  const before = previous.content;
  const time = (wall: string | null) => (wall === null ? t("onPress") : formatWall(wall, format, "always"));
  const sender = ({ from }: typeof before) => `${from.name} <${from.address}>`;
  const plain = [
    { label: t("diff.subject"), from: words(before.subject), to: words(content.subject) },
    { label: t("diff.preheader"), from: words(before.preheader), to: words(content.preheader) },
    { label: t("sender"), from: sender(before), to: sender(content) },
    { label: t("replyTo"), from: before.replyTo ?? "–", to: content.replyTo ?? "–" },
    { label: t("send"), from: time(before.scheduledWall), to: time(content.scheduledWall) },
    {
      label: t("diff.people"),
      from: format.integer(previous.audienceCount),
      to: format.integer(audienceCount),
    },
  ].filter(({ from, to }) => from !== to);
  const places = diffLines(words(before.text), words(content.text));
  const isRestyled = places.length === 0 && looks(before) !== looks(content);
  const isOtherAudience =
    before.segment.id !== content.segment.id || before.segment.version !== content.segment.version;
  return [
    ...plain.map(({ label, from, to }) => ({
      label,
      value: (
        <span className="whitespace-pre-line">
          <Parts parts={diffWords(from, to)} />
        </span>
      ),
    })),
    ...(places.length > 0 ? [{ label: t("diff.body"), value: <Places places={places} /> }] : []),
    ...(isRestyled ? [{ label: t("diff.body"), value: t("diff.restyled") }] : []),
    ...(isOtherAudience ? [{ label: t("audience"), value: t("diff.otherAudience") }] : []),
  ];
}

/** The HTML without subject and preheader, which stand in rows of their own. */
function looks({ html, preheader }: ApprovalDetail["content"]): string {
  return (html ?? "").replace(/<title>[^<]*<\/title>/, "").replace(escapeHtml(preheader), "");
}

function Places({ places }: { places: DiffPart[][] }) {
  const t = useTranslations("approvals.pages.decision");
  return (
    <ul className="grid gap-2">
      {places.slice(0, mostPlaces).map((place, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places of a text have an order and no name
        <li key={index} className="whitespace-pre-line">
          <Parts parts={place} />
        </li>
      ))}
      {places.length > mostPlaces && (
        <li className="text-text-3">{t("diff.more", { count: places.length - mostPlaces })}</li>
      )}
    </ul>
  );
}

function Parts({ parts }: { parts: readonly DiffPart[] }) {
  const isOther = parts.every(({ kind }) => kind !== "same");
  return parts.map(({ kind, text }, index) => {
    const key = `${index}${kind}`;
    if (kind === "removed")
      return (
        <del key={key} className="bg-danger-soft text-danger-text">
          {text}
          {isOther && "\n"}
        </del>
      );
    if (kind === "added")
      return (
        <ins key={key} className="bg-success-soft text-success-text no-underline">
          {text}
        </ins>
      );
    return <span key={key}>{text}</span>;
  });
}

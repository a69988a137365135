"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { Button } from "@/app/_ui/button";
import { Section } from "@/app/_ui/section";
import { TextLink } from "@/app/_ui/text-link";
import { ConsentDialog } from "./consent-dialog";
import type { Contact } from "./contact-types";

type ConsentPanelProps = { tenant: string; contact: Contact; mayWrite: boolean };

/** What the person said about mail, with the whole record and its proofs; giving and withdrawing ask how. */
export function ConsentPanel({ tenant, contact, mayWrite }: ConsentPanelProps) {
  const t = useTranslations("contacts.pages.contact.consent");
  const format = useFormat();
  const [asking, setAsking] = useState<"given" | "withdrawn" | null>(null);
  const { consent, consentNotes } = contact;
  const next = consent.state === "given" ? "withdrawn" : "given";
  return (
    <Section
      level={3}
      title={t("title")}
      aside={
        mayWrite && (
          <Button size="sm" onClick={() => setAsking(next)}>
            {t(next === "given" ? "give" : "withdraw")}
          </Button>
        )
      }
    >
      <p className="text-sm">
        {t(consent.state)}
        {consent.at && (
          <span className="ml-2 text-text-3">
            {t("since", { day: format.day(consent.at, { weekday: false }) })}
          </span>
        )}
      </p>
      {consentNotes.length > 0 && (
        <ol aria-label={t("history")} className="mt-3 border-line border-t text-sm">
          {consentNotes.map((note) => (
            <li key={note.at.toISOString()} className="border-line border-b py-2 last:border-0">
              <span className="flex items-baseline gap-2">
                <b className="font-medium">{t(note.state === "given" ? "entryGiven" : "entryWithdrawn")}</b>
                <span className="text-text-2">{sourceWords(note.source)}</span>
                <span className="figures ml-auto text-text-3 text-xs">{format.instant(note.at)}</span>
              </span>
              <Proof tenant={tenant} proof={note.proof} />
            </li>
          ))}
        </ol>
      )}
      {asking && <ConsentDialog contact={contact} state={asking} onClose={() => setAsking(null)} />}
    </Section>
  );

  function sourceWords(source: string): string {
    const key = `sources.${source}`;
    return t.has(key as never) ? t(key as never) : source;
  }
}

/** The words that prove it, the row of the import that brought it, and what else was kept with them. */
function Proof({ tenant, proof }: { tenant: string; proof: Record<string, unknown> }) {
  const t = useTranslations("contacts.pages.contact.consent");
  const { how, importId, row, ...rest } = proof;
  const others = Object.entries(rest).filter(([, value]) => value !== null && value !== "");
  return (
    <>
      {typeof how === "string" && how !== "" && <p className="mt-0.5 text-text-2">{how}</p>}
      {typeof importId === "string" && (
        <p className="mt-0.5 text-text-2">
          <TextLink href={`/t/${tenant}/imports/${importId}`}>
            {typeof row === "number" ? t("importRow", { row }) : t("openImport")}
          </TextLink>
        </p>
      )}
      {others.length > 0 && (
        <p className="mt-0.5 break-all font-mono text-text-3 text-xs">
          {others.map(([name, value]) => `${name}: ${String(value)}`).join(" · ")}
        </p>
      )}
    </>
  );
}

"use client";
import { Monitor, Smartphone, Type } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cx } from "@/app/_ui/cx";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import { MailFrame } from "./mail-frame";

type PreviewView = "desktop" | "phone" | "text";

type EmailPreviewProps = {
  /** The mail as one person gets it; `html` null: text only. */
  mail: { subject: string; preheader: string; html: string | null; text: string };
  /** At the left of the toolbar: whose mail this is. */
  person?: ReactNode;
  /** Shown as the sender in the inbox line. */
  from?: string | undefined;
};

/** A mail as somebody reads it: its line in the inbox, then HTML at two widths or text. `mail`, `person`, `from`. */
export function EmailPreview({ mail, person, from }: EmailPreviewProps) {
  const t = useTranslations("editor.preview");
  const [chosen, setView] = useState<PreviewView>("desktop");
  const view = mail.html === null ? "text" : chosen;
  const views: readonly PreviewView[] = mail.html === null ? ["text"] : ["desktop", "phone", "text"];
  const icons = { desktop: <Monitor />, phone: <Smartphone />, text: <Type /> };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-12 flex-wrap items-center gap-3 border-line border-b px-8 py-1.5 max-md:px-4">
        {person}
        <span className="ml-auto">
          <SegmentedControl
            label={t("view")}
            value={view}
            onValueChange={(next) => setView(next as PreviewView)}
            options={views.map((value) => ({ value, label: t(`views.${value}`), icon: icons[value] }))}
          />
        </span>
      </div>
      <div className="flex flex-1 flex-col items-center gap-4 bg-canvas px-6 py-6 max-md:px-3">
        <InboxLine mail={mail} from={from} />
        {view === "text" || mail.html === null ? (
          <section
            aria-label={t("text")}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll must be reachable by keyboard
            tabIndex={0}
            data-mail=""
            data-theme="light"
            className="w-full max-w-160 whitespace-pre-wrap rounded-sm bg-sheet px-6 py-5 font-mono text-sm text-text leading-prose shadow-md"
          >
            {mail.text}
          </section>
        ) : (
          <MailFrame
            html={mail.html}
            title={t("frame", { subject: mail.subject })}
            className={cx(
              "h-[max(36rem,75dvh)] max-w-full rounded-sm shadow-md",
              view === "phone" ? "w-93.75" : "w-180",
            )}
          />
        )}
      </div>
    </div>
  );
}

/** How the mail stands in an inbox, before it is opened. */
function InboxLine({ mail, from }: Pick<EmailPreviewProps, "mail" | "from">) {
  const t = useTranslations("editor.preview");
  return (
    <dl data-mail="" className="grid w-full max-w-180 gap-0.5 rounded-md bg-sheet px-4 py-3 text-sm">
      {from && (
        <div>
          <dt className="sr-only">{t("from")}</dt>
          <dd className="font-bold">{from}</dd>
        </div>
      )}
      <div>
        <dt className="sr-only">{t("subject")}</dt>
        <dd className="font-medium">
          {mail.subject || <span className="text-text-3">{t("noSubject")}</span>}
        </dd>
      </div>
      {mail.preheader !== "" && (
        <div>
          <dt className="sr-only">{t("preheader")}</dt>
          <dd className="text-text-3">{mail.preheader}</dd>
        </div>
      )}
    </dl>
  );
}

"use client";
import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import { Section } from "@/app/_ui/section";

type SaveFormProps = {
  title: string;
  /** What this is for, one or two sentences. */
  text?: ReactNode;
  /** Without it the fields can be read, and a line says who can change them. */
  mayChange: boolean;
  pending: boolean;
  /** Why it was not saved, when no field says so. */
  error: string | null;
  onSave: () => void;
  variant?: "primary" | "secondary" | undefined;
  children: ReactNode;
};

/** One section of settings with a save of its own. */
export function SaveForm({
  title,
  text,
  mayChange,
  pending,
  error,
  onSave,
  variant,
  children,
}: SaveFormProps) {
  const t = useTranslations("settings.pages.save");
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onSave();
  };
  return (
    <Section title={title}>
      <form onSubmit={press} noValidate className="max-w-(--hk-measure)">
        {text && <p className="prose-face mb-5 text-sm text-text-2">{text}</p>}
        <fieldset disabled={!mayChange} className="grid min-w-0 gap-5">
          {children}
        </fieldset>
        <div className="mt-6 grid gap-3">
          {error !== null && <Note tone="danger">{error}</Note>}
          {mayChange ? (
            <div>
              <Button
                type="submit"
                variant={variant ?? "primary"}
                pending={pending}
                pendingLabel={t("pending")}
              >
                {t("act")}
              </Button>
            </div>
          ) : (
            <p className="text-sm text-text-3">{t("notAllowed")}</p>
          )}
        </div>
      </form>
    </Section>
  );
}

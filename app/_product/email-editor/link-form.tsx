"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { LinkFields } from "./link-fields";

/** Asks where a link leads, then says so: `href`, `onApply` (empty: no link). */
export function LinkForm({ href, onApply }: { href: string; onApply: (href: string) => void }) {
  const t = useTranslations("editor.link");
  const [draft, setDraft] = useState(href);
  return (
    <form
      className="grid w-72 max-w-full gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onApply(draft);
      }}
    >
      <LinkFields href={draft} onChange={setDraft} />
      <div className="flex justify-end gap-2">
        {href !== "" && (
          <Button variant="danger" onClick={() => onApply("")}>
            {t("remove")}
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={draft === ""}>
          {t("apply")}
        </Button>
      </div>
    </form>
  );
}

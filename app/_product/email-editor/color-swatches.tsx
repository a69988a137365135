"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { useEditor } from "./editor-context";

/** Colours that read on white, after those of the mail itself. */
const usual = [
  "#1f2933",
  "#616e7c",
  "#1d4ed8",
  "#0f766e",
  "#15803d",
  "#b45309",
  "#b91c1c",
  "#9d174d",
  "#6d28d9",
];

/** `1d4ed8`, `#1D4ED8`, `＃１ｄ４` as `#1d4ed8`; null when it is no colour. */
export function readColor(text: string): string | null {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(halfWidth(text).trim())?.[1];
  return digits === undefined ? null : `#${digits.toLowerCase()}`;
}

/** The mail's colours and some that read well, and a box for any other: `label`, `onChoose`. */
export function ColorSwatches({ label, onChoose }: { label: string; onChoose: (color: string) => void }) {
  const t = useTranslations("editor.color");
  const { design } = useEditor();
  const [typed, setTyped] = useState("");
  const { textColor, linkStyle } = design.body.values;
  const colors = [...new Set([textColor, linkStyle?.linkColor, ...usual].filter((color) => color))];
  const color = readColor(typed);
  return (
    <div className="grid w-56 gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would look like one */}
      <div role="group" aria-label={label} className="flex flex-wrap gap-1.5">
        {colors.map((each) => (
          <button
            key={each}
            type="button"
            aria-label={each}
            onClick={() => each && onChoose(each)}
            className="size-7 rounded-sm border border-line-strong max-md:size-11"
            style={{ backgroundColor: each }}
          />
        ))}
      </div>
      <form
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (color) onChoose(color);
        }}
      >
        <Input
          narrow
          aria-label={t("code")}
          placeholder="#1d4ed8"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="flex-1"
        />
        <Button type="submit" disabled={color === null}>
          {t("use")}
        </Button>
      </form>
    </div>
  );
}

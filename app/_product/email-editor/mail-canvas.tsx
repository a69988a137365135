"use client";
import { useTranslations } from "next-intl";
import { type CSSProperties, Fragment } from "react";
import { cx } from "@/app/_ui/cx";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { contentWidthInPixels } from "./canvas-markup";
import { CanvasRow } from "./canvas-row";
import { DropLine } from "./drop-line";
import { useEditor } from "./editor-context";
import { selectionIn } from "./editor-selection";
import "./mail-canvas.css";

/** Widths at which the canvas can be looked at: a phone's is that of most in Japan. */
export type Device = "desktop" | "phone";
const phoneWidthInPixels = 375;
const marginInPixels = 24;

/** The mail as it will look, to be edited in place; light in both themes. */
export function MailCanvas({ device }: { device: Device }) {
  const t = useTranslations("editor");
  const { design, select, selection, problems } = useEditor();
  const { rows, values } = design.body;
  const width = device === "phone" ? phoneWidthInPixels : contentWidthInPixels(values) + 2 * marginInPixels;
  let blocks = 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pressing beside the mail selects the mail; the outline has the same by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div className="min-w-0 flex-1 bg-canvas px-6 pt-10 pb-16 max-md:px-3" onClick={() => select(null)}>
      <section
        aria-label={t("canvas.label")}
        data-theme="light"
        data-mail=""
        className={cx(
          "mail-canvas mx-auto rounded-sm shadow-md",
          device === "phone" ? "px-0" : "px-6 max-md:px-0",
        )}
        style={{ ...mailStyle(values), maxWidth: width }}
      >
        <DropLine target={{ kind: "gap", rowIndex: 0 }} />
        {rows.map((row, index) => {
          const before = blocks;
          blocks += row.columns.reduce((sum, column) => sum + column.contents.length, 0);
          return (
            <Fragment key={row.id}>
              <CanvasRow
                row={row}
                index={index}
                blocksBefore={before}
                body={values}
                selection={selectionIn(row, selection)}
                problems={problems}
              />
              <DropLine target={{ kind: "gap", rowIndex: index + 1 }} />
            </Fragment>
          );
        })}
        {rows.length === 0 && (
          <p className="grid min-h-64 place-items-center p-8 text-center font-sans text-sm text-text-2">
            {t("placeholder.mail")}
          </p>
        )}
      </section>
    </div>
  );
}

function mailStyle(values: UnlayerDesign["body"]["values"]): CSSProperties {
  const { backgroundColor, textColor, fontFamily, linkStyle } = values;
  return {
    backgroundColor: backgroundColor || "#ffffff",
    color: textColor || "#000000",
    fontFamily: fontFamily?.value,
    "--mail-text": textColor || "#000000",
    "--mail-link": linkStyle?.linkColor || "#0000ee",
    "--mail-link-line": linkStyle?.linkUnderline === false ? "none" : "underline",
  } as CSSProperties;
}

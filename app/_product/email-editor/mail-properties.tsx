"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { contentWidthInPixels } from "./canvas-markup";
import { ColorBox } from "./color-box";
import { useEditor } from "./editor-context";
import { mailFonts } from "./mail-fonts";
import { NumberBox } from "./number-box";
import { PropertyRow, PropertySection } from "./property-row";

type BodyValues = UnlayerDesign["body"]["values"];

/** What holds for the whole mail: ground, width, font, colours. */
export function MailProperties() {
  const t = useTranslations("editor.properties");
  const { design, apply } = useEditor();
  const { values } = design.body;
  const set = (change: Partial<BodyValues>) =>
    apply(
      (now) => ({ ...now, body: { ...now.body, values: { ...now.body.values, ...change } } }),
      `${Object.keys(change).join()}:mail`,
    );
  const font = values.fontFamily?.value ?? mailFonts[0]?.value ?? "";
  const fonts = mailFonts.some(({ value }) => value === font)
    ? mailFonts
    : [{ label: values.fontFamily?.label ?? font, value: font, name: null }, ...mailFonts];
  return (
    <>
      <PropertySection title={t("mailLooks")}>
        <PropertyRow label={t("ground")}>
          <ColorBox
            label={t("ground")}
            value={values.backgroundColor || "#ffffff"}
            onChange={(backgroundColor) => set({ backgroundColor })}
          />
        </PropertyRow>
        <PropertyRow label={t("width")}>
          <NumberBox
            unit="px"
            least={320}
            most={900}
            value={contentWidthInPixels(values)}
            onChange={(width) => set({ contentWidth: `${width}px` })}
          />
        </PropertyRow>
        <PropertyRow label={t("font")}>
          <Select
            value={font}
            onValueChange={(value) => {
              const chosen = fonts.find((each) => each.value === value);
              if (chosen) set({ fontFamily: { label: chosen.label, value } });
            }}
            options={fonts.map(({ value, label, name }) => ({
              value,
              label: name === null ? label : t(`fonts.${name}`),
            }))}
          />
        </PropertyRow>
        <PropertyRow label={t("color")}>
          <ColorBox
            label={t("color")}
            ground="#ffffff"
            value={values.textColor || "#000000"}
            onChange={(textColor) => set({ textColor })}
          />
        </PropertyRow>
      </PropertySection>
      <PropertySection title={t("links")}>
        <PropertyRow label={t("color")}>
          <ColorBox
            label={t("linkColor")}
            ground="#ffffff"
            value={values.linkStyle?.linkColor || "#0000ee"}
            onChange={(linkColor) => set({ linkStyle: { ...values.linkStyle, body: true, linkColor } })}
          />
        </PropertyRow>
        <Switch
          label={t("underline")}
          checked={values.linkStyle?.linkUnderline ?? true}
          onCheckedChange={(linkUnderline) =>
            set({ linkStyle: { ...values.linkStyle, body: true, linkUnderline } })
          }
        />
      </PropertySection>
    </>
  );
}

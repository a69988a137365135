"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Switch } from "@/app/_ui/switch";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { AlignChoice } from "./align-choice";
import { useEditor } from "./editor-context";
import { lineFields } from "./field-choices";
import { ImageUpload } from "./image-upload";
import { LinkFields } from "./link-fields";
import { MergeInput } from "./merge-input";
import { NumberBox } from "./number-box";
import { PropertyRow, PropertySection } from "./property-row";
import { useBlockValues } from "./use-block-values";

type ImageBlock = Extract<DesignBlock, { type: "image" }>;

/** Which picture, what it says to those who do not see it, and where it leads. */
export function ImageProperties({ block }: { block: ImageBlock }) {
  const t = useTranslations("editor.properties");
  const { mergeFields, uploadImage } = useEditor();
  const set = useBlockValues(block);
  const { src, altText, action, textAlign } = block.values;
  const hasLink = action !== undefined;
  return (
    <>
      <PropertySection title={t("image")}>
        {uploadImage && (
          <ImageUpload
            upload={uploadImage}
            hasImage={src.url !== ""}
            onTaken={({ url, width, height }) =>
              set({ src: { ...src, url, ...(width && height ? { width, height } : {}) } })
            }
          />
        )}
        <ImageAddress block={block} />
        <MergeInput
          label={t("alt")}
          value={altText ?? ""}
          mergeFields={mergeFields}
          choices={lineFields(mergeFields)}
          onChange={(next) => set({ altText: next })}
          help={t("altHelp")}
        />
        <PropertyRow label={t("width")}>
          <NumberBox
            unit="%"
            least={5}
            most={100}
            value={Number.parseFloat(src.maxWidth ?? "100")}
            onChange={(next) => set({ src: { ...src, autoWidth: false, maxWidth: `${next}%` } })}
          />
        </PropertyRow>
        <PropertyRow label={t("align")}>
          <AlignChoice value={textAlign ?? "center"} onChange={(next) => set({ textAlign: next })} />
        </PropertyRow>
      </PropertySection>
      <PropertySection title={t("link")}>
        <Switch
          label={t("imageLinks")}
          checked={hasLink}
          onCheckedChange={(on) =>
            set({ action: on ? { name: "web", values: { href: "", target: "_blank" } } : undefined })
          }
        />
        {hasLink && (
          <LinkFields
            href={action.values.href}
            onChange={(href) => set({ action: { name: "web", values: { href, target: "_blank" } } })}
          />
        )}
      </PropertySection>
    </>
  );
}

function ImageAddress({ block }: { block: ImageBlock }) {
  const t = useTranslations("editor.properties");
  const set = useBlockValues(block);
  const { src } = block.values;
  return (
    <Field label={t("imageAddress")}>
      <Input
        narrow
        inputMode="url"
        placeholder="https://"
        value={src.url.startsWith("data:") ? t("embedded") : src.url}
        readOnly={src.url.startsWith("data:")}
        onChange={(event) =>
          // Sizes of another picture would stretch this one.
          set({ src: { ...src, url: event.target.value.trim(), width: undefined, height: undefined } })
        }
      />
    </Field>
  );
}

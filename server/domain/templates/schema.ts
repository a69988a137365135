import { z } from "zod";

/** At most so many content blocks in one mail. */
export const maxBlocks = 200;
/** At most so many bytes of design JSON (UTF-8); clients clip mails far below that (Gmail at 102 KB). */
export const maxDesignBytes = 500_000;

/** Merge paths that every tenant has; custom fields come on top as `contact.fields.<key>`. */
export const standardMergePaths = [
  "contact.email",
  "contact.family_name",
  "contact.given_name",
  "contact.family_name_kana",
  "contact.given_name_kana",
  "contact.company",
  "contact.department",
  "contact.job_title",
  "contact.honorific",
  "contact.phone",
  "contact.postcode",
  "salutation",
  "unsubscribe_url",
  "web_view_url",
  "sender.legal_name",
  "sender.postal_address",
  "sender.contact",
] as const;

/** A field as the merge picker offers it: its path, what people call it, and a value to show. */
export const mergeField = z.object({
  path: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/),
  label: z.string().max(100),
  sample: z.string().max(500),
});
export type MergeField = z.infer<typeof mergeField>;

// The exporters print these values into style attributes as they are, so each is held to a form that cannot leave one.
const flag = z.boolean();
const color = z.string().regex(/^(|transparent|#[0-9a-fA-F]{3,8}|rgba?\([0-9., %]{5,40}\))$/);
const pixels = z.union([z.string().regex(/^\d{1,4}(\.\d{1,2})?px$/), z.number().min(0).max(9999)]);
const pixelList = z.string().regex(/^\d{1,4}(\.\d{1,2})?px( \d{1,4}(\.\d{1,2})?px){0,3}$/);
const percent = z.string().regex(/^\d{1,3}(\.\d{1,2})?%$/);
const lineHeight = z.string().regex(/^\d{1,3}(\.\d{1,2})?(%|px)?$/);
const textAlign = z.enum(["left", "center", "right", "justify"]);
const fontWeight = z.number().int().min(100).max(900);
const fontFamily = z.object({
  label: z.string().max(100),
  value: z
    .string()
    .max(300)
    .regex(/^[\p{L}\p{N} ,.'_-]+$/u),
});
const borderStyle = z.enum(["solid", "dotted", "dashed", "none"]);
const borderTop = { borderTopWidth: pixels, borderTopStyle: borderStyle, borderTopColor: color };
const borderRight = { borderRightWidth: pixels, borderRightStyle: borderStyle, borderRightColor: color };
const borderBottom = { borderBottomWidth: pixels, borderBottomStyle: borderStyle, borderBottomColor: color };
const borderLeft = { borderLeftWidth: pixels, borderLeftStyle: borderStyle, borderLeftColor: color };
const border = z.object({ ...borderTop, ...borderRight, ...borderBottom, ...borderLeft }).partial();

/**
 * Whether a link of a block may be stored: no scheme but http, https, mailto and tel, nothing protocol-relative,
 * and merge fields only after the `?` (or a lone `{{ unsubscribe_url }}` or `{{ web_view_url }}`). An unfinished
 * address may be stored: the check before approval speaks of it.
 */
export function isStorableHref(href: string): boolean {
  if (/^\{\{\s*(unsubscribe_url|web_view_url)\s*\}\}$/.test(href)) return true;
  if (/[\p{Cc}\\]/u.test(href) || href !== href.trim() || href.startsWith("//")) return false;
  const beforeQuery = href.split("?", 1)[0] ?? "";
  if (beforeQuery.includes("{{")) return false;
  const scheme = /^([^/?#]*?):/.exec(href)?.[1];
  return scheme === undefined || /^(https?|mailto|tel)$/i.test(scheme);
}

const href = z.string().max(2000).refine(isStorableHref, { error: "templates.linkRefused" });
const link = z.object({
  name: z.literal("web"),
  values: z.object({ href, target: z.enum(["_blank", "_self", ""]).optional() }),
});
const imageUrl = z
  .string()
  .max(400_000)
  .refine(
    (url) => /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*$/.test(url) || isStorableHref(url),
    {
      error: "templates.linkRefused",
    },
  );

// What editors keep beside the looks: names and what may be done to a block. Rendering ignores it.
const htmlId = z.string().regex(/^[\w-]{0,80}$/);
const htmlClassNames = z.string().regex(/^[\w -]{0,200}$/);
const editorFlags = { selectable: flag, draggable: flag, duplicatable: flag, deletable: flag };
const editorValues = z
  .object({
    _meta: z.object({ htmlID: htmlId, htmlClassNames }).partial(),
    ...editorFlags,
    hideable: flag,
    locked: flag,
  })
  .partial().shape;
const blockValues = { containerPadding: pixelList.optional(), ...editorValues };
const typography = z
  .object({ fontFamily, fontSize: pixels, fontWeight, lineHeight, letterSpacing: pixels, textAlign })
  .partial().shape;
const markup = z.string().max(200_000);
const id = z.string().max(80).optional();

function blockOf<Type extends string, Values extends z.ZodRawShape>(type: Type, values: Values) {
  return z.object({ id, type: z.literal(type), values: z.object({ ...values, ...blockValues }) });
}

const textBlock = blockOf("text", { text: markup, color: color.optional(), ...typography });
const headingBlock = blockOf("heading", {
  text: markup,
  headingType: z.enum(["h1", "h2", "h3", "h4"]).optional(),
  color: color.optional(),
  ...typography,
});
const imageBlock = blockOf("image", {
  src: z.object({
    url: imageUrl,
    width: z.number().positive().max(10_000).optional(),
    height: z.number().positive().max(20_000).optional(),
    autoWidth: flag.optional(),
    maxWidth: percent.optional(),
  }),
  altText: z.string().max(1000).optional(),
  action: link.optional(),
  textAlign: textAlign.optional(),
});
const buttonBlock = blockOf("button", {
  text: markup,
  href: link.optional(),
  buttonColors: z
    .object({ color, backgroundColor: color, hoverColor: color, hoverBackgroundColor: color })
    .partial()
    .optional(),
  size: z
    .object({ autoWidth: flag, width: z.union([percent, pixels]) })
    .partial()
    .optional(),
  padding: pixelList.optional(),
  border: border.optional(),
  borderRadius: pixelList.optional(),
  ...typography,
});
const dividerBlock = blockOf("divider", {
  width: percent.optional(),
  border: border.optional(),
  textAlign: textAlign.optional(),
});
const htmlBlock = blockOf("html", { html: markup });

/** One block of content. Unknown keys of its values are dropped; an unknown type is refused. */
export const designBlock = z.discriminatedUnion(
  "type",
  [textBlock, headingBlock, imageBlock, buttonBlock, dividerBlock, htmlBlock],
  { error: "templates.blockTypeUnknown" },
);
export type DesignBlock = z.infer<typeof designBlock>;

const column = z.object({
  id,
  contents: z.array(designBlock).max(maxBlocks),
  values: z.object({
    backgroundColor: color.optional(),
    padding: pixelList.optional(),
    border: border.optional(),
    borderRadius: pixelList.optional(),
    ...editorValues,
  }),
});
const row = z
  .object({
    id,
    cells: z.array(z.number().int().min(1).max(12)).min(1).max(6),
    columns: z.array(column).min(1).max(6),
    values: z.object({
      backgroundColor: color.optional(),
      columnsBackgroundColor: color.optional(),
      padding: pixelList.optional(),
      noStackMobile: z.boolean().optional(),
      ...editorValues,
    }),
  })
  .refine((value) => value.cells.length === value.columns.length, { error: "templates.cellsMismatch" });

/** Body of a mail as Unlayer's editor stores it, restricted to what we render; anything else is dropped or refused. */
export const unlayerDesign = z
  .object({
    counters: z.record(z.string().regex(/^[\w-]{1,60}$/), z.number()).optional(),
    schemaVersion: z.number().optional(),
    body: z.object({
      id,
      rows: z.array(row).max(maxBlocks),
      values: z.object({
        backgroundColor: color.optional(),
        contentWidth: pixels.optional(),
        contentAlign: z.enum(["left", "center", "right"]).optional(),
        fontFamily: fontFamily.optional(),
        textColor: color.optional(),
        linkStyle: z
          .object({
            body: flag,
            linkColor: color,
            linkHoverColor: color,
            linkUnderline: flag,
            linkHoverUnderline: flag,
          })
          .partial()
          .optional(),
        ...editorValues,
      }),
    }),
  })
  .superRefine((design, context) => {
    const blocks = design.body.rows.flatMap((each) => each.columns.flatMap((cell) => cell.contents));
    if (blocks.length > maxBlocks) context.addIssue({ code: "custom", message: "templates.tooManyBlocks" });
    const sizeInBytes = new TextEncoder().encode(JSON.stringify(design)).length;
    if (sizeInBytes > maxDesignBytes)
      context.addIssue({ code: "custom", message: "templates.designTooLarge" });
  });
export type UnlayerDesign = z.infer<typeof unlayerDesign>;

const oneLine = z
  .string()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, { error: "templates.lineBreakInSubject" });

/** What a mail says, as drafts, templates and releases hold it. `design` null: a text-only mail; `text` null: made from the design. */
export const mailContent = z.object({
  subject: oneLine,
  preheader: oneLine,
  design: unlayerDesign.nullable(),
  text: z.string().max(maxDesignBytes).nullable(),
});
export type MailContent = z.infer<typeof mailContent>;

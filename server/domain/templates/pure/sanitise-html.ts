import sanitizeHtml from "sanitize-html";

/** Where markup stands: a whole block of its own, a heading, or the label of a button (inside a link already). */
export type MarkupPlace = "block" | "heading" | "label";

const inlineTags = "b strong i em u s del ins sub sup small span br font".split(" ");
const blockTags =
  "p div center h1 h2 h3 h4 h5 h6 ul ol li blockquote hr img table caption colgroup col thead tbody tfoot tr th td".split(
    " ",
  );
const tags: Readonly<Record<MarkupPlace, string[]>> = {
  block: [...inlineTags, "a", ...blockTags],
  heading: [...inlineTags, "a"],
  label: inlineTags,
};

/** Elements whose content is not prose either: dropped whole, not unwrapped. */
const droppedWhole =
  "script style textarea option select xmp noscript noembed noframes plaintext iframe object embed applet svg math template title audio video canvas".split(
    " ",
  );

const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d., %]{5,40}\))$/i;
const length = /^-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?$/;
const positive = /^\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?$/;
const spacing = /^(?:(?:\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?|auto)(?: |$)){1,4}$/;
const border =
  /^(?:(?:\d{1,3}px|0|none|solid|dotted|dashed|double|#[0-9a-f]{3,8}|[a-z]{3,20})(?: |$)){1,3}$/i;
const word = /^[a-z-]{2,20}$/;

/** No url(), no expression, no position, nothing that hides: a display item must not be made invisible here. */
const styles: Readonly<Record<string, RegExp[]>> = {
  color: [colour],
  "background-color": [colour],
  background: [colour],
  "font-family": [/^[\p{L}\p{N} ,.'"_-]{1,300}$/u],
  "font-size": [/^(?!0+(?:\.0*)?[a-z%]*$)\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|rem|%)$/, word],
  "font-weight": [/^(?:[1-9]00|normal|bold|bolder|lighter)$/],
  "font-style": [/^(?:normal|italic|oblique)$/],
  "line-height": [positive],
  "letter-spacing": [length],
  "text-align": [/^(?:left|right|center|justify)$/],
  "text-decoration": [/^(?:none|underline|line-through)$/],
  "text-indent": [positive],
  "vertical-align": [/^(?:top|middle|bottom|baseline|sub|super)$/],
  "white-space": [/^(?:normal|nowrap)$/],
  "word-break": [word],
  "overflow-wrap": [word],
  "word-wrap": [word],
  "list-style-type": [word],
  "border-collapse": [word],
  "border-spacing": [spacing],
  "border-radius": [spacing],
  display: [/^(?:block|inline|inline-block|table|table-cell|table-row)$/],
  width: [spacing],
  "max-width": [spacing],
  "min-width": [spacing],
  height: [spacing],
};
for (const side of ["", "-top", "-right", "-bottom", "-left"]) {
  Object.assign(styles, {
    [`margin${side}`]: [spacing],
    [`padding${side}`]: [spacing],
    [`border${side}`]: [border],
  });
}

const cell = ["align", "valign", "bgcolor", "width", "height", "colspan", "rowspan"];
const attributes: Readonly<Record<string, string[]>> = {
  "*": ["style", "align", "dir", "lang"],
  a: ["href", "title", "target", "rel"],
  img: ["src", "alt", "title", "width", "height", "border"],
  table: ["width", "border", "cellpadding", "cellspacing", "bgcolor", "role"],
  tr: ["valign", "bgcolor"],
  td: cell,
  th: cell,
  col: ["width"],
  font: ["color", "face", "size"],
  ol: ["start", "type"],
};

function optionsFor(place: MarkupPlace): sanitizeHtml.IOptions {
  return {
    allowedTags: tags[place],
    allowedAttributes: attributes,
    allowedStyles: { "*": styles },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["http", "https", "data"] },
    allowProtocolRelative: false,
    nonTextTags: droppedWhole,
    nestingLimit: 60,
    transformTags: {
      a: (tagName, { href = "", ...attribs }) => ({
        tagName,
        attribs: {
          ...(hasAllowedScheme(href) && { href }),
          ...attribs,
          target: "_blank",
          rel: "noopener noreferrer",
        },
      }),
      img: (tagName, attribs) => ({ tagName, attribs: { ...attribs, alt: attribs.alt ?? "" } }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !isImageSource(attribs.src ?? ""),
  };
}

/** An address without a scheme, or one that begins with a merge tag, is left for `lintContent` to speak of. */
function hasAllowedScheme(href: string): boolean {
  const scheme = /^([^/?#]*?):/.exec(href)?.[1];
  return (
    href !== "" &&
    (scheme === undefined || scheme.startsWith("{{") || /^(?:https?|mailto|tel)$/i.test(scheme.trim()))
  );
}

function isImageSource(src: string): boolean {
  return /^https?:\/\//i.test(src) || /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/.test(src);
}

const options: Readonly<Record<MarkupPlace, sanitizeHtml.IOptions>> = {
  block: optionsFor("block"),
  heading: optionsFor("heading"),
  label: optionsFor("label"),
};

/**
 * Markup with only what a mail needs: text, lists, tables, links (http, https, mailto, tel) and images (http, https,
 * base64 data of a bitmap). Scripts, forms, frames, SVG, style sheets, event handlers, classes and ids go.
 * The result is well formed: every attribute is in double quotes and "<", ">" and "&" of text are entities, which
 * `compileTemplate` relies on. Merge tags pass as text. Applied twice, it changes nothing more.
 */
export function sanitiseHtml(markup: string, place: MarkupPlace = "block"): string {
  return sanitizeHtml(markup.replaceAll("\0", ""), options[place]);
}

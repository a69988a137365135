import { heads } from "@unlayer/exporters";
import { escapeHtml } from "./escape-html";

export type MailLanguage = "ja" | "en";

export type DocumentParts = {
  readonly language: MailLanguage;
  readonly subject: string;
  /** The body element, with everything in it. */
  readonly body: string;
  readonly bodyValues: Readonly<Record<string, unknown>>;
  /** Width of the content in pixels. */
  readonly contentWidth: number;
  /** Share of each column, in percent, as used anywhere in the design. */
  readonly columnPercents: ReadonlySet<number>;
};

/** Keeps the first lines of the mail from following the preheader in the list of the inbox. */
const preheaderFiller = "&#847;&nbsp;".repeat(60);

/** A whole HTML document around a body: language, charset, what phones and Outlook need, styles for small screens. */
export function wrapDocument(parts: DocumentParts): string {
  return `<!DOCTYPE html>
<html lang="${parts.language}" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="color-scheme" content="light">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
<title>${escapeHtml(parts.subject)}</title>
<style type="text/css">
${gridStyles(parts)}
body { margin: 0; padding: 0; }
table, tr, td { vertical-align: top; border-collapse: collapse; }
p { margin: 0; }
img { max-width: 100%; }
${bodyStyles(parts.bodyValues)}
</style>
</head>
${parts.body}
</html>`;
}

/** The line that inboxes show after the subject; nothing of it is seen in the mail itself. */
export function hiddenPreheader(preheader: string): string {
  if (preheader.trim() === "") return "";
  return `<div style="display:none;font-size:1px;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;mso-hide:all;">${escapeHtml(preheader)}${preheaderFiller}</div>`;
}

/** Columns side by side on wide screens and below each other on phones, as Unlayer's class names want it. */
function gridStyles({ contentWidth, columnPercents }: DocumentParts): string {
  const columns = [...columnPercents].sort((one, other) => one - other);
  const breakpoint = contentWidth + 20;
  const name = (percent: number) => `u-col-${String(percent).replace(".", "p")}`;
  return `@media only screen and (min-width: ${breakpoint}px) {
.u-row { width: ${contentWidth}px !important; }
.u-row .u-col { vertical-align: top; }
${columns.map((percent) => `.u-row .${name(percent)} { width: ${Math.round(contentWidth * percent) / 100}px !important; }`).join("\n")}
}
@media only screen and (max-width: ${breakpoint}px) {
.u-row-container { max-width: 100% !important; padding-left: 0px !important; padding-right: 0px !important; }
.u-row { width: 100% !important; }
.u-row .u-col { display: block !important; width: 100% !important; min-width: 320px !important; max-width: 100% !important; }
.u-row .u-col > div { margin: 0 auto; }
.no-stack .u-col { min-width: 0 !important; display: table-cell !important; }
${columns.map((percent) => `.no-stack .${name(percent)} { width: ${percent}% !important; }`).join("\n")}
}`;
}

function bodyStyles(bodyValues: Readonly<Record<string, unknown>>): string {
  const head = heads.Body as { css?: (...values: readonly unknown[]) => string } | undefined;
  const headConfig = { hasFeature: () => false, getInitialValues: () => ({}) };
  return (
    head?.css?.(bodyValues, bodyValues, {
      displayMode: "email",
      isViewer: false,
      variant: null,
      type: "rows",
      headConfig,
    }) ?? ""
  );
}

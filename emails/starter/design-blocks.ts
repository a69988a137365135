/** Unlayer design JSON, as far as the starter templates use it. */
export type StarterBlock = {
  type: "text" | "heading" | "button" | "divider";
  values: Record<string, unknown>;
};
export type StarterRow = {
  cells: number[];
  columns: { contents: StarterBlock[]; values: Record<string, unknown> }[];
  values: Record<string, unknown>;
};
export type StarterDesign = {
  counters: Record<string, number>;
  schemaVersion: number;
  body: { rows: StarterRow[]; values: Record<string, unknown> };
};

/** The version of the design format that our exporters declare. */
const schemaVersion = 24;
const ink = "#1f2933";
const quiet = "#616e7c";
const accent = "#1d4ed8";

const fontFamily = {
  label: "Sans",
  value: "'Hiragino Sans','Hiragino Kaku Gothic ProN','Yu Gothic',Meiryo,Arial,sans-serif",
};

export function text(html: string, values: Record<string, unknown> = {}): StarterBlock {
  const looks = {
    fontSize: "15px",
    lineHeight: "170%",
    color: ink,
    textAlign: "left",
    containerPadding: "8px 24px",
  };
  return { type: "text", values: { text: html, ...looks, ...values } };
}

export function heading(html: string, values: Record<string, unknown> = {}): StarterBlock {
  const looks = { headingType: "h2", fontSize: "19px", fontWeight: 700, lineHeight: "140%", color: ink };
  return { type: "heading", values: { text: html, ...looks, containerPadding: "16px 24px 0px", ...values } };
}

export function button(label: string, href: string): StarterBlock {
  return {
    type: "button",
    values: {
      text: label,
      href: { name: "web", values: { href, target: "_blank" } },
      buttonColors: { color: "#ffffff", backgroundColor: accent },
      size: { autoWidth: true, width: "100%" },
      fontSize: "15px",
      fontWeight: 700,
      lineHeight: "120%",
      padding: "14px 28px",
      borderRadius: "6px",
      textAlign: "center",
      containerPadding: "16px 24px",
    },
  };
}

export function divider(): StarterBlock {
  const border = { borderTopWidth: "1px", borderTopStyle: "solid", borderTopColor: "#d9dee4" };
  return { type: "divider", values: { width: "100%", border, containerPadding: "8px 24px" } };
}

export function row(columns: StarterBlock[][], values: Record<string, unknown> = {}): StarterRow {
  return {
    cells: columns.map(() => 1),
    columns: columns.map((contents) => ({ contents, values: { padding: "0px" } })),
    values: { padding: "0px", columnsBackgroundColor: "#ffffff", ...values },
  };
}

/** A coloured band with a large heading: what a first screen shows without any image. */
export function hero(title: string, lead: string): StarterRow {
  return row(
    [
      [
        heading(title, {
          headingType: "h1",
          fontSize: "26px",
          color: "#ffffff",
          containerPadding: "36px 24px 4px",
        }),
        text(lead, { color: "#ffffff", containerPadding: "4px 24px 32px" }),
      ],
    ],
    { columnsBackgroundColor: accent },
  );
}

/**
 * Sender's name, postal address, contact, and how to stop: what the specified e-mail law (特定電子メール法 4条) has
 * shown in every advertising mail.
 */
export function legalFooter(language: "ja" | "en"): StarterRow {
  const looks = { fontSize: "12px", color: quiet, lineHeight: "170%", containerPadding: "8px 24px" };
  const sender = "{{ sender.legal_name }}<br>{{ sender.postal_address }}<br>";
  const [contact, reason, stop, view] =
    language === "ja"
      ? [
          "お問い合わせ: ",
          "このメールは、配信を希望された方にお送りしています。",
          "配信停止",
          "ブラウザーで見る",
        ]
      : ["Contact: ", "You get this mail because you asked for it.", "Unsubscribe", "View in a browser"];
  return row(
    [
      [
        divider(),
        text(`<p>${sender}${contact}{{ sender.contact }}</p>`, looks),
        text(
          `<p>${reason}<br><a href="{{ unsubscribe_url }}">${stop}</a>　<a href="{{ web_view_url }}">${view}</a></p>`,
          { ...looks, containerPadding: "0px 24px 24px" },
        ),
      ],
    ],
    { columnsBackgroundColor: "transparent" },
  );
}

export function design(rows: StarterRow[]): StarterDesign {
  return {
    counters: { u_row: rows.length },
    schemaVersion,
    body: {
      rows,
      values: {
        backgroundColor: "#f3f5f7",
        contentWidth: "600px",
        contentAlign: "center",
        textColor: ink,
        fontFamily,
        linkStyle: { body: true, linkColor: accent, linkUnderline: true },
      },
    },
  };
}

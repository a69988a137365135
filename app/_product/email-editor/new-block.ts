import type { DesignBlock, UnlayerDesign } from "@/server/domain/templates/schema";

export type BlockType = DesignBlock["type"];
export const blockTypes: readonly BlockType[] = ["text", "heading", "image", "button", "divider", "html"];

const padding = { containerPadding: "8px 24px" };

/**
 * An empty block to fill in, with the looks of the design around it. Nothing stands in it that could be sent by
 * mistake: the canvas shows where to write.
 */
export function newBlock(type: BlockType, id: string, body: UnlayerDesign["body"]["values"]): DesignBlock {
  switch (type) {
    case "text":
      return {
        id,
        type,
        values: { text: "", fontSize: "15px", lineHeight: "170%", textAlign: "left", ...padding },
      };
    case "heading":
      return {
        id,
        type,
        values: {
          text: "",
          headingType: "h2",
          fontSize: "22px",
          fontWeight: 700,
          lineHeight: "140%",
          textAlign: "left",
          containerPadding: "16px 24px 4px",
        },
      };
    case "image":
      return {
        id,
        type,
        values: {
          src: { url: "", autoWidth: false, maxWidth: "100%" },
          altText: "",
          textAlign: "center",
          ...padding,
        },
      };
    case "button":
      return {
        id,
        type,
        values: {
          text: "",
          href: { name: "web", values: { href: "", target: "_blank" } },
          buttonColors: { color: "#ffffff", backgroundColor: body.linkStyle?.linkColor || "#1d4ed8" },
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
    case "divider":
      return {
        id,
        type,
        values: {
          width: "100%",
          border: { borderTopWidth: "1px", borderTopStyle: "solid", borderTopColor: "#d9dee4" },
          containerPadding: "12px 24px",
        },
      };
    default:
      return { id, type, values: { html: "", ...padding } };
  }
}

/** A mail with nothing in it yet but a white row, in our usual looks. */
export const emptyDesign: UnlayerDesign = {
  body: {
    rows: [],
    values: {
      backgroundColor: "#f3f5f7",
      contentWidth: "600px",
      contentAlign: "center",
      textColor: "#1f2933",
      fontFamily: {
        label: "Sans",
        value: "'Hiragino Sans','Hiragino Kaku Gothic ProN','Yu Gothic',Meiryo,Arial,sans-serif",
      },
      linkStyle: { body: true, linkColor: "#1d4ed8", linkUnderline: true },
    },
  },
};

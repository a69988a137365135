import type { UnlayerDesign } from "@/server/domain/templates/schema";

/** What runs when it is taken for code: by lodash's templates, by template strings, by a browser. It leaves `hikyakuPwned`. */
export const attacks = [
  "<%= (globalThis.hikyakuPwned = 1) %>",
  "<% globalThis.hikyakuPwned = 2 %>",
  "<%- globalThis.hikyakuPwned = 3 %>",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an attack on what would take it for one
  "${globalThis.hikyakuPwned = 4}",
  "`+(globalThis.hikyakuPwned = 5)+`",
  "');globalThis.hikyakuPwned = 6;('",
  "</script><script>globalThis.hikyakuPwned = 7</script>",
  '<img src="x" onerror="globalThis.hikyakuPwned = 8">',
  '<a href="javascript:globalThis.hikyakuPwned = 9">x</a>',
  '<a href="java&#10;script:globalThis.hikyakuPwned = 10">x</a>',
  '<svg onload="globalThis.hikyakuPwned = 11"></svg>',
  '"><script>globalThis.hikyakuPwned = 12</script>',
  "--><script>globalThis.hikyakuPwned = 13</script><!--",
  "&lt;script&gt;globalThis.hikyakuPwned = 14&lt;/script&gt;",
  "&lt;img src=x onerror=globalThis.hikyakuPwned=15&gt;",
  "&amp;lt;img src=x onerror=globalThis.hikyakuPwned=16&amp;gt;",
  "&#60;img src=x onerror=globalThis.hikyakuPwned=17&#62;",
] as const;

/** A design that passes the schema, with an attack in every value that holds words. */
export function hostileDesign(attack: string): UnlayerDesign {
  const web = (href: string) => ({ name: "web" as const, values: { href, target: "_blank" as const } });
  const href = `https://evil.test/?q=${attack.replaceAll(/[\n\\]/g, "")}`;
  const contents: UnlayerDesign["body"]["rows"][number]["columns"][number]["contents"] = [
    { id: "b1", type: "heading", values: { text: `題 ${attack}`, headingType: "h1" } },
    { id: "b2", type: "text", values: { text: `<p>文 ${attack}</p>` } },
    { id: "b3", type: "button", values: { text: `押す ${attack}`, href: web(href) } },
    {
      id: "b4",
      type: "image",
      values: { src: { url: "https://evil.test/a.png" }, altText: `絵 ${attack}`, action: web(href) },
    },
    { id: "b5", type: "html", values: { html: `<div>枠 ${attack}</div>` } },
  ];
  return {
    body: {
      rows: [{ id: "r1", cells: [1], columns: [{ id: "c1", contents, values: {} }], values: {} }],
      values: {},
    },
  };
}

import { createTranslator } from "use-intl/core";
import en from "@/messages/en/tracking.json" with { type: "json" };
import ja from "@/messages/ja/tracking.json" with { type: "json" };
import { browserLanguage } from "@/server/api/pick-language";

const messages = { ja, en };
type Part = "linkUnknown" | "unsubscribeAsk" | "unsubscribed" | "unsubscribeTest";

/**
 * A small page for a reader, in the sender's language or the browser's. It is whole in itself: no script, no asset, no cookie, so it
 * opens in any mail program and under the strictest policy.
 */
export function trackingPage(
  request: Request,
  status: number,
  part: Part,
  {
    tenantName = "",
    contact = "",
    locale,
    button,
  }: {
    tenantName?: string;
    contact?: string;
    locale?: "ja" | "en";
    button?: { label: "unsubscribeButton"; action: string };
  } = {},
): Response {
  const language = locale ?? browserLanguage(request.headers);
  const say = createTranslator({ locale: language, messages: messages[language] });
  const title = say(`${part}.title`, { tenantName });
  const body = say(`${part}.body`, { tenantName });
  const form = button
    ? `<form method="post" action="${escapeMarkup(button.action)}"><button>${escapeMarkup(say(button.label))}</button></form>`
    : "";
  const about =
    contact === "" ? "" : `<p class="about">${escapeMarkup(say("contact", { tenantName, contact }))}</p>`;
  const page = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escapeMarkup(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeMarkup(title)}</h1><p>${escapeMarkup(body)}</p>${form}${about}</main></body></html>`;
  return new Response(page, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store, private",
      "referrer-policy": "no-referrer",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    },
  });
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeMarkup = (text: string) =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** The colours of the console's sheet, by day and by night. */
const style = `:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f6f4f1,#0c0e12);color:light-dark(#181e29,#eeede9);
font:400 14px/1.7 Inter,"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP",Meiryo,sans-serif}
main{box-sizing:border-box;width:min(30rem,100vw - 32px);margin:16px;padding:32px;background:light-dark(#fff,#15171c);
border:1px solid light-dark(#e5e3de,#282b32);border-radius:14px;overflow-wrap:anywhere;word-break:auto-phrase}
h1{margin:0 0 8px;font-size:20px;line-height:28px}p{margin:0 0 16px}.about{margin:24px 0 0;font-size:12px;color:light-dark(#626872,#9498a1)}
button{min-height:44px;padding:0 24px;border:0;border-radius:6px;background:light-dark(#244d9e,#4170cb);color:#fff;font:700 14px/20px inherit;font-family:inherit}
button:focus-visible{outline:2px solid light-dark(#244d9e,#99bbf8);outline-offset:2px}`;

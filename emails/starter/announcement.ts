import { button, design, heading, legalFooter, row, type StarterDesign, text } from "./design-blocks";

const words = {
  ja: {
    title: "新サービス開始のお知らせ",
    body: '<p style="margin:0px 0px 12px">{{ salutation }}</p><p>このたび、新しいサービスを開始いたしました。日時や対象など、お伝えしたいことをここに書きます。</p>',
    facts: "<ul><li>開始日: 2026年4月1日</li><li>対象: すべてのお客様</li><li>費用: 無料</li></ul>",
    more: "くわしく見る",
    close: "<p>今後ともよろしくお願いいたします。</p>",
  },
  en: {
    title: "Our new service is open",
    body: '<p style="margin:0px 0px 12px">{{ salutation }}</p><p>We have opened a new service. Say here what it is, when it starts and whom it is for.</p>',
    facts: "<ul><li>From: 1 April 2026</li><li>For: every customer</li><li>Price: free</li></ul>",
    more: "See the details",
    close: "<p>Thank you for your support.</p>",
  },
} as const;

/** One piece of news: a heading, a paragraph, the facts as a list, one button, the legal footer. */
export function announcement(language: "ja" | "en"): StarterDesign {
  const { title, body, facts, more, close } = words[language];
  return design([
    row([
      [
        heading(title, { headingType: "h1", fontSize: "24px", containerPadding: "32px 24px 8px" }),
        text(body),
        text(facts),
        button(more, "https://www.example.com/service"),
        text(close, { containerPadding: "8px 24px 24px" }),
      ],
    ]),
    legalFooter(language),
  ]);
}

import { button, design, heading, hero, legalFooter, row, type StarterDesign, text } from "./design-blocks";

const words = {
  ja: {
    title: "今月のお知らせ",
    lead: "新しい商品と、よく読まれている記事をお届けします。",
    greeting:
      '<p style="margin:0px 0px 12px">{{ salutation }}</p><p>いつもご利用いただき、ありがとうございます。今月のおすすめをまとめました。</p>',
    articles: [
      ["記事の見出し 1", "<p>ここに記事の要約を書きます。2〜3行にまとめると読みやすくなります。</p>"],
      ["記事の見出し 2", "<p>ここに記事の要約を書きます。続きはリンク先のページでご覧いただけます。</p>"],
    ],
    more: "続きを読む",
  },
  en: {
    title: "News of the month",
    lead: "New products, and the articles people read most.",
    greeting:
      '<p style="margin:0px 0px 12px">{{ salutation }}</p><p>Thank you for staying with us. Here is our pick of the month.</p>',
    articles: [
      ["First headline", "<p>Sum the article up here. Two or three lines read best.</p>"],
      ["Second headline", "<p>Sum the article up here. The rest waits behind the link.</p>"],
    ],
    more: "Read more",
  },
} as const;

/** A monthly mail: a band with a title, a greeting, two articles side by side, one button, the legal footer. */
export function newsletter(language: "ja" | "en"): StarterDesign {
  const { title, lead, greeting, articles, more } = words[language];
  return design([
    hero(title, `<p>${lead}</p>`),
    row([[text(greeting, { containerPadding: "24px 24px 8px" })]]),
    row(articles.map(([headline, summary]) => [heading(headline), text(summary)])),
    row([[button(more, "https://www.example.com/news")]]),
    legalFooter(language),
  ]);
}

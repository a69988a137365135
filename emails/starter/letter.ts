import { design, legalFooter, row, type StarterDesign, text } from "./design-blocks";

const words = {
  ja: "<p>{{ salutation }}</p><p><br></p><p>平素より格別のご高配を賜り、厚く御礼申し上げます。</p><p><br></p><p>ここに本文を書きます。</p><p><br></p><p>今後とも何卒よろしくお願い申し上げます。</p>",
  en: "<p>{{ salutation }}</p><p><br></p><p>Write your letter here. Short paragraphs read best on phones.</p><p><br></p><p>With kind regards,</p>",
} as const;

/** A plain letter: text only in its looks, and the legal footer. */
export function letter(language: "ja" | "en"): StarterDesign {
  return design([row([[text(words[language], { containerPadding: "32px 24px" })]]), legalFooter(language)]);
}

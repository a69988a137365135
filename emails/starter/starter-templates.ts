import { announcement } from "./announcement";
import type { StarterDesign } from "./design-blocks";
import { letter } from "./letter";
import { newsletter } from "./newsletter";

/** A mail to begin with, as a new tenant finds it among its templates. */
export type StarterTemplate = {
  readonly key: "newsletter" | "announcement" | "letter";
  readonly name: string;
  readonly subject: string;
  readonly preheader: string;
  readonly design: StarterDesign;
};

/** The templates every new tenant gets, in its language. */
export function starterTemplates(language: "ja" | "en"): readonly StarterTemplate[] {
  const isJapanese = language === "ja";
  return [
    {
      key: "newsletter",
      name: isJapanese ? "ニュースレター" : "Newsletter",
      subject: isJapanese ? "今月のお知らせ" : "News of the month",
      preheader: isJapanese
        ? "新しい商品と、よく読まれている記事をお届けします"
        : "New products, and the articles people read most",
      design: newsletter(language),
    },
    {
      key: "announcement",
      name: isJapanese ? "お知らせ" : "Announcement",
      subject: isJapanese ? "新サービス開始のお知らせ" : "Our new service is open",
      preheader: isJapanese ? "開始日と対象をご案内します" : "When it starts and whom it is for",
      design: announcement(language),
    },
    {
      key: "letter",
      name: isJapanese ? "手紙" : "Plain letter",
      subject: isJapanese
        ? '{{ contact.family_name | default: "お客様" }}へのご案内'
        : 'A note for {{ contact.given_name | default: "you" }}',
      preheader: "",
      design: letter(language),
    },
  ];
}

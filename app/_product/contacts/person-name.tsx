import { useLocale, useTranslations } from "next-intl";
import { type Named, showName } from "@/app/_product/contacts/show-name";

/** A contact's name as one reads it; who has none is お客様(氏名なし). */
export function PersonName({ person }: { person: Named }) {
  const t = useTranslations("contacts.pages");
  const locale = useLocale();
  const shown = showName(person);
  if (!shown) return <span className="text-text-2">{t("nameless")}</span>;
  const lang = shown.isJapanese && locale !== "ja" ? { lang: "ja" } : {};
  return <span {...lang}>{shown.name}</span>;
}

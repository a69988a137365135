import { useTranslations } from "next-intl";
import { Pagination } from "@/app/_ui/pagination";
import { type ContactList, rowsPerPage } from "./load-contact-list";

/** Where in the list we are, as far as the address remembers the way. */
export function ContactFoot({ list }: { list: ContactList }) {
  const t = useTranslations("contacts.pages.list");
  const { items, count, trail, previousHref, nextHref } = list;
  const shown = items?.length ?? 0;
  if (shown === 0) return null;
  const { cursor, before } = trail;
  // The beginning of a long way is forgotten, and with it the number of its rows.
  const isKnown = cursor === undefined || before[0] === "-";
  const from = (cursor === undefined ? 0 : before.length) * rowsPerPage + 1;
  const range =
    isKnown && count
      ? t(count.more ? "rangeMore" : "range", { from, to: from + shown - 1, total: count.value })
      : t("shown", { count: shown });
  return <Pagination keys="select" range={range} previousHref={previousHref} nextHref={nextHref} />;
}

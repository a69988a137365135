import { ListFilter } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { type ContactFilter, consentAnswers, contactsHref } from "@/app/_product/contacts/contact-query";
import { api, ifAllowed } from "@/app/_trpc/server";
import { FilterBar } from "@/app/_ui/filter-bar";
import { LinkButton } from "@/app/_ui/link-button";
import { UrlSearch } from "@/app/_ui/url-search";
import { ChoiceFilter } from "./choice-filter";
import type { ContactList } from "./load-contact-list";

type ContactFiltersProps = { tenant: string; list: ContactList };

const mostSegments = 200;

/** Search, tag, consent and segment; at the right how many were found, and how long that took. */
export async function ContactFilters({ tenant, list }: ContactFiltersProps) {
  const { path, filter, tags, count, tookSeconds, mayMakeSegment } = list;
  const t = await getTranslations("contacts.pages.list");
  const segments = await ifAllowed((await api(tenant)).segments.list({ limit: mostSegments }), { items: [] });
  const href = (change: Partial<ContactFilter>) => contactsHref(path, filter, change);
  const nameOf = <Item extends { name: string }>(found: Item | undefined, id: string | undefined) =>
    id === undefined ? undefined : (found?.name ?? t("filters.gone"));
  const seconds = tookSeconds.toFixed(2);
  return (
    <FilterBar
      search={<UrlSearch label={t("search")} />}
      aside={
        <>
          {count && t(count.more ? "foundMore" : "found", { count: count.value, seconds })}
          {mayMakeSegment && (
            <LinkButton
              variant="ghost"
              size="sm"
              icon={<ListFilter />}
              href={contactsHref(`/t/${tenant}/segments/new`, filter, {})}
            >
              {t("toSegment")}
            </LinkButton>
          )}
        </>
      }
    >
      <ChoiceFilter
        name={t("filters.tag")}
        value={nameOf(
          tags.find(({ tagId }) => tagId === filter.tagId),
          filter.tagId,
        )}
        clearHref={href({ tagId: undefined })}
        choices={tags.map(({ tagId, name, contactCount }) => ({
          key: tagId,
          label: name,
          hint: t("filters.people", { count: contactCount }),
          href: href({ tagId }),
        }))}
      />
      {(filter.view === "all" || filter.view === "suppressed") && (
        <ChoiceFilter
          name={t("filters.consent")}
          value={filter.consent && t(`filters.${filter.consent}`)}
          clearHref={href({ consent: undefined })}
          choices={consentAnswers.map((consent) => ({
            key: consent,
            label: t(`filters.${consent}`),
            href: href({ consent }),
          }))}
        />
      )}
      <ChoiceFilter
        name={t("filters.segment")}
        value={nameOf(
          segments.items.find(({ segmentId }) => segmentId === filter.segmentId),
          filter.segmentId,
        )}
        clearHref={href({ segmentId: undefined })}
        choices={segments.items.map(({ segmentId, name }) => ({
          key: segmentId,
          label: name,
          href: href({ segmentId }),
        }))}
      />
    </FilterBar>
  );
}

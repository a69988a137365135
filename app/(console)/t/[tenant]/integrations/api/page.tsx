import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "@/app/_ui/page-head";
import { TextLink } from "@/app/_ui/text-link";
import { loadApiDocument } from "@/app/(console)/t/[tenant]/integrations/_reference/load-api-document";
import { OperationView } from "@/app/(console)/t/[tenant]/integrations/_reference/operation-view";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("integrations.pages.reference"))("title") };
}

/** Every operation of the REST API by noun, read from the description that the API gives of itself. */
export default async function ApiReferencePage({ params }: PageProps) {
  const { tenant: slug } = await params;
  const [document, t] = await Promise.all([loadApiDocument(), getTranslations("integrations.pages")]);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const nouns = [...new Set(operations.flatMap(({ operation }) => operation.tags.slice(0, 1)))];
  return (
    <>
      <PageHead
        line
        crumb={{ label: t("title"), href: `/t/${slug}/integrations` }}
        title={t("reference.title")}
        facts={t.rich("reference.facts", {
          version: document.info.version,
          count: operations.length,
          link: (text) => (
            <TextLink href="/api/v1/openapi.json" prefetch={false}>
              {text}
            </TextLink>
          ),
        })}
      />
      <div className="flex flex-1 max-md:flex-col">
        <nav
          aria-label={t("reference.nouns")}
          className="flex-none border-line max-md:border-b md:w-56 md:border-r md:p-4"
        >
          <ul className="flex text-sm max-md:gap-4 max-md:overflow-x-auto max-md:px-4 md:sticky md:top-4 md:flex-col md:gap-0.5">
            {nouns.map((noun) => (
              <li key={noun}>
                <a
                  href={`#${noun}`}
                  className="flex items-center text-text-2 whitespace-nowrap hover:text-text max-md:h-11 md:h-8 md:rounded-md md:px-3 md:hover:bg-hover"
                >
                  {noun}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0 flex-1 px-8 pt-6 pb-10 max-md:px-4">
          {nouns.map((noun) => (
            <section key={noun} id={noun} className="scroll-mt-4 not-first:mt-8">
              <h2 className="mb-2 font-bold text-lg">{noun}</h2>
              <div className="border-line border-b">
                {operations
                  .filter(({ operation }) => operation.tags[0] === noun)
                  .map((one) => (
                    <OperationView key={`${one.method} ${one.path}`} {...one} document={document} />
                  ))}
              </div>
            </section>
          ))}
        </div>
      </div>
    </>
  );
}

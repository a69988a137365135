import { BookOpen, KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { CodeBlock } from "@/app/_ui/code-block";
import { LinkButton } from "@/app/_ui/link-button";
import { PageBody } from "@/app/_ui/page-body";
import { PageHead } from "@/app/_ui/page-head";
import { Section } from "@/app/_ui/section";
import { loadApiDocument } from "@/app/(console)/t/[tenant]/integrations/_reference/load-api-document";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("integrations.pages"))("title") };
}

const rules = ["errors", "pages", "repeat", "limits", "times"] as const;

/** How a program of the company talks to Hikyaku: address, key, three first commands, and the rules of the house. */
export default async function IntegrationsPage({ params }: PageProps) {
  const { tenant: slug } = await params;
  const [document, rights, t] = await Promise.all([
    loadApiDocument(),
    (await api(slug)).people.myRights(),
    getTranslations("integrations.pages"),
  ]);
  const base = `${document.servers[0]?.url ?? ""}/api/v1`;
  return (
    <>
      <PageHead
        line
        title={t("title")}
        facts={t("facts")}
        actions={
          <LinkButton href={`/t/${slug}/integrations/api`} icon={<BookOpen />}>
            {t("openReference")}
          </LinkButton>
        }
      />
      <PageBody narrow>
        <Section title={t("base.title")}>
          <p className="prose-face mb-3 text-sm text-text-2">{t("base.text")}</p>
          <CodeBlock code={base} label={t("base.title")} />
        </Section>
        <Section title={t("key.title")}>
          <p className="prose-face mb-3 text-sm text-text-2">{t("key.text")}</p>
          <CodeBlock code="Authorization: Bearer hk_live_…" label={t("key.title")} />
          <div className="mt-3">
            {rights.may.includes("keys:write") ? (
              <LinkButton href={`/t/${slug}/settings/keys`} icon={<KeyRound />}>
                {t("key.make")}
              </LinkButton>
            ) : (
              <p className="text-sm text-text-3">{t("key.notAllowed")}</p>
            )}
          </div>
        </Section>
        <Section title={t("examples.title")}>
          <div className="grid gap-5">
            {examples(base).map(({ key, code }) => (
              <div key={key}>
                <p className="mb-1.5 text-sm">{t(`examples.${key}`)}</p>
                <CodeBlock wrap={false} code={code} label={t(`examples.${key}`)} />
              </div>
            ))}
          </div>
        </Section>
        <Section title={t("rules.title")}>
          <dl className="border-line border-b text-sm">
            {rules.map((rule) => (
              <div
                key={rule}
                className="grid gap-x-6 gap-y-1 border-line border-t py-3 sm:grid-cols-[9rem_minmax(0,1fr)]"
              >
                <dt className="font-bold">{t(`rules.${rule}.title`)}</dt>
                <dd className="text-text-2 leading-[1.7] [text-autospace:normal]">
                  {t(`rules.${rule}.text`)}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      </PageBody>
    </>
  );
}

const examples = (base: string) =>
  [
    {
      key: "read",
      code: `export HIKYAKU_KEY=hk_live_…\ncurl '${base}/tenant' \\\n  -H "Authorization: Bearer $HIKYAKU_KEY"`,
    },
    {
      key: "contact",
      code: `curl -X PUT '${base}/contacts' \\\n  -H "Authorization: Bearer $HIKYAKU_KEY" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"email":"hanako@example.jp","familyName":"山田","givenName":"花子"}'`,
    },
    {
      key: "list",
      code: `curl '${base}/contacts?limit=100' \\\n  -H "Authorization: Bearer $HIKYAKU_KEY"`,
    },
  ] as const;

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/app/_trpc/server";
import { cx } from "@/app/_ui/cx";
import { LinkButton } from "@/app/_ui/link-button";
import { Section } from "@/app/_ui/section";
import type { Home } from "@/app/(console)/t/[tenant]/_home/load-home";

type Step = { key: "domain" | "legal" | "contacts" | "template" | "campaign"; done: boolean; href: string };

/** What a new company does before its first mail, in order; the first that is open has the button. */
export async function SetUpChecklist({ home, slug }: { home: Home; slug: string }) {
  const caller = await api(slug);
  const [contacts, templates] = await Promise.all([
    home.may.has("contacts:read") ? caller.contacts.list({ limit: 1 }) : { items: [] },
    home.may.has("templates:read") ? caller.templates.list({ limit: 1 }) : { items: [] },
  ]);
  const { tenant, domains } = home;
  const isLegal = [tenant.legalName, tenant.postalAddress, tenant.contactPoint].every(
    (item) => item.trim() !== "",
  );
  const steps: Step[] = [
    { key: "domain", done: domains.some(({ state }) => state === "verified"), href: "/deliverability" },
    { key: "legal", done: isLegal, href: "/settings/legal" },
    { key: "contacts", done: contacts.items.length > 0, href: "/imports/new" },
    { key: "template", done: templates.items.length > 0, href: "/templates" },
    { key: "campaign", done: home.hasSent, href: "/campaigns?create=1" },
  ];
  return <Steps steps={steps} slug={slug} />;
}

function Steps({ steps, slug }: { steps: readonly Step[]; slug: string }) {
  const t = useTranslations("home.pages.setUp");
  const next = steps.find(({ done }) => !done)?.key;
  const done = steps.filter((step) => step.done).length;
  return (
    <Section title={t("title")} note={t("progress", { done, total: steps.length })}>
      <ol className="border-line border-b">
        {steps.map((step, index) => (
          <li
            key={step.key}
            className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-4 gap-y-2 border-line border-t py-4 sm:grid-cols-[1.75rem_minmax(0,1fr)_auto] sm:items-center"
          >
            <span
              className={cx(
                "grid size-7 place-items-center rounded-full border-[1.5px] font-bold text-sm",
                step.done
                  ? "border-accent bg-accent text-on-accent"
                  : step.key === next
                    ? "border-2 border-accent-text text-accent-text"
                    : "border-line-control text-text-3",
              )}
            >
              {step.done ? <Check className="stroke-[2.5]" aria-label={t("done")} /> : index + 1}
            </span>
            <div className="min-w-0">
              <h3 className={cx("font-bold text-md", step.done && "text-text-2")}>
                {t(`${step.key}.title`)}
              </h3>
              <p className="text-sm text-text-2 [text-autospace:normal]">{t(`${step.key}.text`)}</p>
            </div>
            <div className="max-sm:col-start-2">
              <LinkButton
                href={`/t/${slug}${step.href}`}
                variant={step.key === next ? "primary" : "secondary"}
              >
                {t(step.done ? "look" : `${step.key}.act`)}
              </LinkButton>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

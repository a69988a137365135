import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignOutButton } from "@/app/_product/sign-out-button";
import { api, readPerson } from "@/app/_trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.pages.tenants"))("title") };
}

/** The companies of the person who signed in; with one alone there is nothing to choose. */
export default async function TenantsPage() {
  const person = await readPerson();
  if (!person) redirect("/sign-in");
  const tenants = await (await api(null)).tenants.listMine();
  const [only] = tenants;
  if (only && tenants.length === 1) redirect(`/t/${only.slug}`);
  const t = await getTranslations("auth.pages.tenants");
  const roles = await getTranslations("settings.pages.roles");
  return (
    <>
      <h1 className="font-bold text-2xl max-md:text-xl">{t(tenants.length === 0 ? "none" : "title")}</h1>
      <p className="mt-2 mb-6 text-text-2 [text-autospace:normal]">
        {tenants.length === 0 ? t("noneText", { email: person.email }) : t("text", { name: person.name })}
      </p>
      {tenants.length > 0 && (
        <ul className="rounded-lg border border-line">
          {tenants.map((tenant) => (
            <li key={tenant.slug} className="not-first:border-line not-first:border-t">
              <Link
                href={`/t/${tenant.slug}`}
                className="flex items-center gap-3 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{tenant.name}</span>
                  <span className="block text-text-3 text-xs">{roles(tenant.role)}</span>
                </span>
                <ChevronRight className="text-text-3" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-6">
        <SignOutButton>{t("signOut")}</SignOutButton>
      </div>
    </>
  );
}

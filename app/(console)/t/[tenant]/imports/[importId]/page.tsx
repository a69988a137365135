import type { Metadata } from "next";
import { api, orNotFound } from "@/app/_trpc/server";
import { ImportWizard } from "@/app/(console)/t/[tenant]/imports/[importId]/_wizard/import-wizard";

type PageProps = {
  params: Promise<{ tenant: string; importId: string }>;
  searchParams: Promise<{ step?: string }>;
};

const load = async ({ params }: PageProps) => {
  const { tenant, importId } = await params;
  return orNotFound((await api(tenant)).imports.get({ importId }));
};

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  return { title: (await load(props)).fileName };
}

/** One file on its way into contacts. */
export default async function ImportPage(props: PageProps) {
  const [{ tenant }, { step }] = await Promise.all([props.params, props.searchParams]);
  const caller = await api(tenant);
  const [detail, fields, rights] = await Promise.all([
    load(props),
    caller.contacts.listFields(),
    caller.people.myRights(),
  ]);
  return (
    <ImportWizard
      tenant={tenant}
      initial={detail}
      fields={fields}
      startsWithColumns={step === "columns"}
      mayWrite={rights.may.includes("contacts:write")}
    />
  );
}

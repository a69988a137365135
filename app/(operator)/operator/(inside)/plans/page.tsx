import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getFormat } from "@/app/_i18n/get-format";
import { operatorApi } from "@/app/_trpc/operator-server";
import { CodeBlock } from "@/app/_ui/code-block";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageBody } from "@/app/_ui/page-body";
import { PageHead } from "@/app/_ui/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.pages.planList"))("title") };
}

/** What companies can be put on. */
export default async function PlansPage() {
  const [plans, t, format] = await Promise.all([
    (await operatorApi()).plans.list(),
    getTranslations("operator.pages.planList"),
    getFormat(),
  ]);
  return (
    <>
      <PageHead title={t("title")} facts={t("text")} />
      <DataTable
        label={t("title")}
        rows={plans}
        rowKey={({ id }) => id}
        density="one"
        empty={<EmptyState title={t("empty")} />}
        columns={[
          { key: "name", header: t("name"), cell: ({ name }) => name },
          { key: "id", header: t("id"), width: "12rem", phone: "aside", cell: ({ id }) => id },
          {
            key: "monthly",
            header: t("monthly"),
            width: "12rem",
            align: "end",
            phone: "line",
            cell: ({ monthlyQuota }) => format.integer(monthlyQuota),
          },
          {
            key: "seats",
            header: t("seats"),
            width: "10rem",
            align: "end",
            cell: ({ seats }) => (seats === null ? t("anySeats") : format.integer(seats)),
          },
        ]}
      />
      <PageBody narrow>
        <CodeBlock
          code="npm run operator -- plans set --id standard --name Standard --monthly 1000000 --seats 20"
          label={t("title")}
        />
      </PageBody>
    </>
  );
}

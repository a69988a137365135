"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { LiveRegion } from "@/app/_ui/live-region";
import { Note } from "@/app/_ui/note";
import { Section } from "@/app/_ui/section";
import { DomainRecordRow } from "@/app/(console)/t/[tenant]/deliverability/[domainId]/_records/domain-record-row";
import type { AppRouter } from "@/server/api/trpc/root";

type SendingDomain = inferRouterOutputs<AppRouter>["domains"]["get"];
type DomainRecordsProps = { domainId: string; initial: SendingDomain; mayChange: boolean };

/** The records to set, each with what DNS says of it, and the facts that no record sets. */
export function DomainRecords({ domainId, initial, mayChange }: DomainRecordsProps) {
  const t = useTranslations("domains.pages.detail");
  const format = useFormat();
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data: domain } = useQuery(trpc.domains.get.queryOptions({ domainId }, { initialData: initial }));
  const check = useMutation(
    trpc.domains.check.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.domains.get.queryFilter({ domainId }));
        router.refresh();
      },
    }),
  );
  const others = domain.checks.filter(({ record }) => !domain.records.some((one) => one.record === record));
  const button = mayChange && (
    <Button
      variant={domain.state === "verified" ? "secondary" : "primary"}
      icon={<RefreshCw />}
      pending={check.isPending}
      pendingLabel={t("checking")}
      onClick={() => check.mutate({ domainId })}
    >
      {t("check")}
    </Button>
  );
  return (
    <>
      <Note
        tone={domain.state === "verified" ? "info" : "warning"}
        title={t(`verdict.${domain.state}`)}
        actions={button}
      >
        {t(`advice.${domain.state}`)}
      </Note>
      <LiveRegion>{check.isSuccess && t(`verdict.${domain.state}`)}</LiveRegion>
      {check.error && (
        <div className="mt-4">
          <Note tone="danger" title={t("checkFailed")}>
            {errorMessage(check.error, t("checkFailedText"))}
          </Note>
        </div>
      )}
      <Section
        title={t("records")}
        note={domain.checkedAt ? t("asOf", { at: format.instant(domain.checkedAt) }) : t("notChecked")}
      >
        <ol className="divide-y divide-line border-line border-y">
          {domain.records.map((record) => (
            <DomainRecordRow
              key={record.record}
              record={record}
              check={domain.checks.find((one) => one.record === record.record)}
            />
          ))}
        </ol>
      </Section>
      {others.length > 0 && (
        <Section title={t("others")} note={t("othersNote")}>
          <ol className="divide-y divide-line border-line border-y">
            {others.map((one) => (
              <DomainRecordRow key={one.record} check={one} />
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

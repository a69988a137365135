"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Note } from "@/app/_ui/note";
import { Section } from "@/app/_ui/section";
import { Skeleton } from "@/app/_ui/skeleton";
import { AppRow } from "@/app/(console)/t/[tenant]/settings/_account/app-row";
import { CodesRow } from "@/app/(console)/t/[tenant]/settings/_account/codes-row";
import { PasskeyRows } from "@/app/(console)/t/[tenant]/settings/_account/passkey-rows";

/** By what one proves oneself: the app, passkeys, and the codes for the day on which they are gone. */
export function FactorSection({ email, timeZone }: { email: string; timeZone: string }) {
  const t = useTranslations("security.pages.factors");
  const trpc = useTRPC();
  const { data: factors, error } = useQuery(trpc.factors.list.queryOptions());
  return (
    <Section title={t("title")}>
      <p className="prose-face mb-4 max-w-(--hk-measure) text-sm text-text-2">{t("text")}</p>
      {factors?.isRecovered && (
        <div className="mb-4 max-w-(--hk-measure)">
          <Note tone="warning" title={t("recoveredTitle")}>
            {t("recovered")}
          </Note>
        </div>
      )}
      {error && <Note tone="danger">{t("unreachable")}</Note>}
      {!factors && !error && <Skeleton width="w-full" height="h-40" />}
      {factors && (
        <div className="max-w-(--hk-measure) divide-y divide-line rounded-lg border border-line">
          <AppRow hasTotp={factors.hasTotp} />
          <PasskeyRows
            passkeys={factors.passkeys}
            arePossible={factors.arePasskeysPossible}
            timeZone={timeZone}
          />
          <CodesRow
            left={factors.recoveryCodesLeft}
            hasFactor={factors.hasTotp || factors.passkeys.length > 0}
            account={email}
          />
        </div>
      )}
    </Section>
  );
}

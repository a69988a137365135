import { KeyRound, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { cx } from "@/app/_ui/cx";
import { Section } from "@/app/_ui/section";
import type { Caution } from "@/app/(console)/t/[tenant]/_home/list-cautions";

const marks: Record<Caution["kind"], string> = {
  suspended: "text-danger-text",
  paused: "text-danger-text",
  domainFailing: "text-danger-text",
  legalItems: "text-danger-text",
  importFailed: "text-warning-text",
  domainPending: "text-warning-text",
  testListOnly: "text-warning-text",
  keyExpiring: "text-text-3",
};

const placeOf = (caution: Caution): string | null => {
  if (caution.kind === "domainFailing" || caution.kind === "domainPending")
    return `/deliverability/${caution.domainId}`;
  if (caution.kind === "importFailed") return `/imports/${caution.importId}`;
  const places = {
    legalItems: "/settings/legal",
    testListOnly: "/settings/sending",
    keyExpiring: "/settings/keys",
  };
  return caution.kind in places ? places[caution.kind as keyof typeof places] : null;
};

type CautionsProps = { cautions: readonly Caution[]; slug: string; zone: string };

/** What to be careful about: the fact, what follows from it, and where it is put right. */
export function Cautions({ cautions, slug, zone }: CautionsProps) {
  const t = useTranslations("home.pages.cautions");
  const format = useFormat(zone);
  const words = (caution: Caution) => ({
    name: "name" in caution ? caution.name : "",
    at: "stopsAt" in caution ? format.instant(caution.stopsAt) : "",
    day: "expiresAt" in caution ? format.day(caution.expiresAt) : "",
  });
  return (
    <Section level={3} ruled title={t("title")}>
      {cautions.length === 0 && <p className="text-sm text-text-3">{t("none")}</p>}
      <ul className="grid gap-4">
        {cautions.map((caution) => {
          const place = placeOf(caution);
          const Mark = caution.kind === "keyExpiring" ? KeyRound : TriangleAlert;
          return (
            <li
              key={`${caution.kind}${placeOf(caution)}${words(caution).name}`}
              className="grid grid-cols-[1rem_minmax(0,1fr)] gap-2.5 text-sm leading-[1.6]"
            >
              <Mark className={cx("mt-0.75", marks[caution.kind])} />
              <div className="[text-autospace:normal]">
                <b className="block">{t(`${caution.kind}.title`, words(caution))}</b>
                <span className="block text-text-2">{t(`${caution.kind}.text`, words(caution))}</span>
                {place !== null && (
                  <Link href={`/t/${slug}${place}`} className="text-accent-text hover:underline">
                    {t(`${caution.kind}.act`)}
                  </Link>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";

type StampProps = {
  /** Full name; the family name is what fits on the stamp. */
  name: string;
  /** When they approved; null for an empty seat. */
  approvedAt: Date | null;
};

/** 朱: the seal of someone who approved, or a dashed seat for who has not. `name`, `approvedAt`. */
export function Stamp({ name, approvedAt }: StampProps) {
  const t = useTranslations("ui.stamp");
  const format = useFormat();
  if (approvedAt === null) {
    return (
      <span
        role="img"
        aria-label={t("waiting", { name })}
        className="grid size-16 flex-none place-items-center rounded-full border-[1.5px] border-line-control border-dashed text-text-3 text-xs"
      >
        {t("empty")}
      </span>
    );
  }
  const family = familyName(name);
  const label = t("approvedBy", { name, day: format.day(approvedAt, { weekday: false }) });
  return (
    <svg viewBox="0 0 64 64" role="img" aria-label={label} className="size-16 flex-none text-shu">
      <g fill="none" stroke="currentColor" strokeWidth="2">
        <circle cx="32" cy="32" r="29.5" />
        <path d="M4.5 24h55M4.5 40h55" strokeWidth="1.5" />
      </g>
      <g fill="currentColor" textAnchor="middle" fontWeight="700">
        <text x="32" y="19" fontSize="11">
          {t("approved")}
        </text>
        <text x="32" y="36" fontSize="10.5">
          {stampDate(approvedAt, format.timeZone)}
        </text>
        <text x="32" y="53" fontSize={family.length > 4 ? 8 : 11}>
          {Array.from(family).slice(0, 8).join("")}
        </text>
      </g>
    </svg>
  );
}

/** 高橋 健一 → 高橋; Ken Takahashi → Takahashi: the family name comes first in Japanese writing, last in Latin. */
function familyName(name: string): string {
  const words = name.trim().split(/[\s\u3000]+/);
  return (/^[\p{Script=Latin}\s'.-]+$/u.test(name) ? words.at(-1) : words[0]) ?? name;
}

/** `26.7.14`, as on a date stamp. */
function stampDate(instant: Date, timeZone: string): string {
  const [year = "", month = "", day = ""] = new Intl.DateTimeFormat("sv-SE", { timeZone })
    .format(instant)
    .split("-");
  return `${year.slice(2)}.${Number(month)}.${Number(day)}`;
}

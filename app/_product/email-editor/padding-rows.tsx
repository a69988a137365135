"use client";
import { useTranslations } from "next-intl";
import { readSides, type Sides, writeSides } from "./measures";
import { NumberBox } from "./number-box";

type PaddingRowsProps = { value: string | undefined; onChange: (padding: string) => void };

const pairs = [
  { key: "vertical", at: [0, 2] },
  { key: "horizontal", at: [3, 1] },
] as const;

/** Space around something, side by side in pixels. */
export function PaddingRows({ value, onChange }: PaddingRowsProps) {
  const t = useTranslations("editor.properties");
  const sides = readSides(value);
  const names = ["top", "right", "bottom", "left"] as const;
  const change = (index: number, side: number) =>
    onChange(writeSides(sides.map((old, at) => (at === index ? side : old)) as unknown as Sides));
  return pairs.map(({ key, at }) => (
    <div key={key} className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-2.5 text-sm">
      <span className="text-text-2">{t(key)}</span>
      <span className="grid grid-cols-2 gap-2">
        {at.map((index) => (
          <NumberBox
            key={index}
            unit="px"
            most={200}
            aria-label={t(`padding.${names[index] ?? "top"}`)}
            value={sides[index] ?? 0}
            onChange={(side) => change(index, side)}
          />
        ))}
      </span>
    </div>
  ));
}

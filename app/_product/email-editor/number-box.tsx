"use client";
import { useState } from "react";
import { Input } from "@/app/_ui/input";
import { readNumber } from "./measures";

type NumberBoxProps = {
  value: number;
  onChange: (value: number) => void;
  least?: number | undefined;
  most?: number | undefined;
  unit?: string | undefined;
  "aria-label"?: string | undefined;
};

/** A number that is taken over as soon as it is one within its limits; leaving puts back what holds. */
export function NumberBox({ value, onChange, least = 0, most = 400, unit, ...rest }: NumberBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      inputMode="decimal"
      unit={unit}
      value={typed ?? String(value)}
      onChange={(event) => {
        setTyped(event.target.value);
        const read = readNumber(event.target.value, { least, most });
        if (read !== null && !(event.nativeEvent as InputEvent).isComposing) onChange(read);
      }}
      onBlur={() => {
        const read = typed === null ? null : readNumber(typed, { least, most });
        if (read !== null) onChange(read);
        setTyped(null);
      }}
    />
  );
}

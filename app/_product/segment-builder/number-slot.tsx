"use client";
import { useState } from "react";
import { typedClass } from "@/app/_product/segment-builder/chip-class";
import { cx } from "@/app/_ui/cx";
import { halfWidth } from "@/app/_ui/half-width";

type NumberSlotProps = {
  label: string;
  /** NaN: nothing that reads as a number. */
  value: number;
  onChange: (value: number) => void;
  /** Digits and no more. */
  whole?: boolean | undefined;
  invalid: boolean;
};

/** Full-width digits and commas are read too; nothing is counted on a half-converted one. */
function readNumber(text: string, whole: boolean): number {
  const plain = halfWidth(text)
    .replace(/[,\s]/g, "")
    .replace(/^[−ー]/, "-");
  const pattern = whole ? /^\d+$/ : /^-?\d+(\.\d+)?$/;
  return pattern.test(plain) ? Number(plain) : Number.NaN;
}

/** A number in a sentence. */
export function NumberSlot({ label, value, onChange, whole = false, invalid }: NumberSlotProps) {
  const [text, setText] = useState(() => (Number.isFinite(value) ? String(value) : ""));
  const [composing, setComposing] = useState(false);
  // Undo and redo change the value from outside.
  const [known, setKnown] = useState(value);
  if (!Object.is(known, value)) {
    setKnown(value);
    if (!composing && !Object.is(readNumber(text, whole), value))
      setText(Number.isFinite(value) ? String(value) : "");
  }
  const write = (next: string) => {
    const read = readNumber(next, whole);
    setKnown(read);
    onChange(read);
  };
  return (
    <input
      type="text"
      inputMode={whole ? "numeric" : "decimal"}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={text}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={(event) => {
        setComposing(false);
        write(event.currentTarget.value);
      }}
      onChange={(event) => {
        setText(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) write(event.target.value);
      }}
      onBlur={() => Number.isFinite(value) && setText(String(value))}
      className={cx(typedClass, "figures text-right", whole ? "w-14" : "w-24")}
    />
  );
}

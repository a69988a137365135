"use client";
import { type ReactNode, useId } from "react";
import { FieldContext } from "@/app/_ui/field-context";

/** A titled part of the properties. */
export function PropertySection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line border-b px-4.5 py-4">
      <h3 className="mb-3 font-bold text-md">{title}</h3>
      <div className="grid gap-2.5">{children}</div>
    </section>
  );
}

/** One property: its name at the left, its control at the right. */
export function PropertyRow({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    <FieldContext value={{ id, describedBy: undefined, invalid: false }}>
      <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-2.5 text-sm">
        <label htmlFor={id} className="text-text-2">
          {label}
        </label>
        {children}
      </div>
    </FieldContext>
  );
}

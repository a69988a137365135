"use client";
import { useTranslations } from "next-intl";

/**
 * The sentence of an error that was kept as data: `imports.quoteNotClosed` with its details. A key without a sentence is
 * shown as it is.
 */
export function useErrorWords(): (key: string, details?: Readonly<Record<string, unknown>>) => string {
  const t = useTranslations();
  return (key, details = {}) => {
    const [noun, ...rest] = key.split(".");
    const path = `${noun}.errors.${rest.join(".")}`;
    if (!t.has(path as never)) return key;
    const values = Object.entries(details).map(([name, value]) => [
      name,
      typeof value === "number" || value instanceof Date ? value : String(value),
    ]);
    return t(path as never, Object.fromEntries(values));
  };
}

"use client";
import { useTranslations } from "next-intl";

/** Words for why a send did not arrive: `kind` is an outcome, `reason` its code. A code without words is shown as it is. */
export function useReasonWords(): (kind: string, reason: string) => string {
  const t = useTranslations("sends");
  return (kind, reason) => {
    const key = `${kind}.${reason === "" ? "unspecified" : reason}`;
    return t.has(key as never) ? t(key as never) : reason;
  };
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import type { ImportDetail } from "./import-types";
import { readTyped, type StartOptions } from "./start-options";

/** Confirms the dry run: rows become contacts. */
export function useStartImport(
  { importId, areNamesShifted, options: { mode } }: ImportDetail,
  refresh: () => Promise<unknown>,
) {
  const t = useTranslations("imports.pages.check");
  const trpc = useTRPC();
  const { mutate, isPending, error } = useMutation(
    trpc.imports.start.mutationOptions({ onSettled: () => refresh() }),
  );
  return {
    run: ({ tagName, consented, how, giveAgain, typed }: StartOptions) =>
      mutate({
        importId,
        mode,
        ...(tagName.trim() !== "" && { tagName: tagName.trim() }),
        ...(areNamesShifted && { namesChanged: Number(readTyped(typed)) }),
        consent: consented ? { how: how.trim(), giveAgain } : null,
      }),
    pending: isPending,
    failure: error && errorMessage(error, t("startFailed")),
  };
}

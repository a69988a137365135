"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import type { ImportDetail } from "./import-types";

/** Stops a run; it ends within seconds, which the page then sees. */
export function useStopImport(detail: ImportDetail, refresh: () => Promise<unknown>) {
  const t = useTranslations("imports.pages.columns");
  const trpc = useTRPC();
  const { mutate, isPending, error } = useMutation(
    trpc.imports.stop.mutationOptions({ onSettled: () => refresh() }),
  );
  return {
    stop: () => mutate({ importId: detail.importId }),
    pending: isPending || detail.isStopping,
    failure: error && errorMessage(error, t("saveFailed")),
  };
}

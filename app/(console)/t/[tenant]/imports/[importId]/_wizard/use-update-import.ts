"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import type { UpdateImportInput } from "@/server/domain/imports/schema";
import type { ImportDetail } from "./import-types";

/** Tells how the file is to be read, and has it checked again. */
export function useUpdateImport({ importId }: ImportDetail, refresh: () => Promise<unknown>) {
  const t = useTranslations("imports.pages.columns");
  const trpc = useTRPC();
  const { mutateAsync, isPending, error } = useMutation(trpc.imports.update.mutationOptions());
  return {
    run: async (change: Omit<UpdateImportInput, "importId">) => {
      await mutateAsync({ importId, ...change });
      await refresh();
    },
    pending: isPending,
    failure: error && errorMessage(error, t("saveFailed")),
  };
}

export type UpdateImport = ReturnType<typeof useUpdateImport>;

"use client";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { showToast } from "@/app/_ui/show-toast";
import type { AppRouter } from "@/server/api/trpc/root";

type TenantChange = inferRouterInputs<AppRouter>["tenants"]["update"];

/**
 * Saves a part of the company's settings: what is wrong with which field, or why not at all.
 *
 * @param opened revision of the settings that the form shows: what someone else has changed since then is not overwritten.
 * A switch, which shows all that it sets, needs none.
 */
export function useSaveTenant(opened?: string) {
  const t = useTranslations("settings.pages.save");
  const trpc = useTRPC();
  const router = useRouter();
  const [revision, setRevision] = useState(opened);
  const update = useMutation(
    trpc.tenants.update.mutationOptions({
      onSuccess: (saved) => {
        if (opened !== undefined) setRevision(saved.revision);
        showToast(t("done"));
        router.refresh();
      },
    }),
  );
  const refusal = readRefusal(update.error);
  const fields = refusal?.fields ?? {};
  const isWhole = update.error !== null && Object.keys(fields).length === 0;
  return {
    save: (change: TenantChange) => update.mutate({ ...change, revision }),
    pending: update.isPending,
    fields,
    error: isWhole ? (refusal?.message ?? t("unreachable")) : null,
  };
}

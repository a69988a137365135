"use client";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { showToast } from "@/app/_ui/show-toast";
import type { AppRouter } from "@/server/api/trpc/root";

type SecurityChange = inferRouterInputs<AppRouter>["tenants"]["updateSecurity"];

/** Saves a part of the rules of signing in: what is wrong with which field, or why not at all. */
export function useSaveSecurity() {
  const t = useTranslations("settings.pages.save");
  const trpc = useTRPC();
  const router = useRouter();
  const update = useMutation(
    trpc.tenants.updateSecurity.mutationOptions({
      onSuccess: () => {
        showToast(t("done"));
        router.refresh();
      },
    }),
  );
  const refusal = readRefusal(update.error);
  const fields = refusal?.fields ?? {};
  const isWhole = update.error !== null && Object.keys(fields).length === 0;
  return {
    save: (change: SecurityChange) => update.mutate(change),
    pending: update.isPending,
    fields,
    error: isWhole ? (refusal?.message ?? t("unreachable")) : null,
  };
}

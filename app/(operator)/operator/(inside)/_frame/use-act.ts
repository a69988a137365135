"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ReadRefusal, readRefusal } from "@/app/_trpc/read-refusal";

type Act = {
  /** Rejects when it was refused, after `refusal` says why. */
  run: () => Promise<void>;
  isPending: boolean;
  refusal: ReadRefusal | null;
};

/** One change of the operators' pages: while it happens, why it was refused, and the page read anew when it is done. */
export function useAct(act: () => Promise<void>): Act {
  const t = useTranslations("operator.pages");
  const router = useRouter();
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<ReadRefusal | null>(null);
  const run = async () => {
    setIsPending(true);
    setRefusal(null);
    try {
      await act();
      router.refresh();
    } catch (error) {
      const unreachable = { key: "unreachable", message: t("unreachable"), details: {}, fields: {} };
      setRefusal(readRefusal(error) ?? unreachable);
      throw error;
    } finally {
      setIsPending(false);
    }
  };
  return { run, isPending, refusal };
}

"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type GroupNode, toRule } from "@/app/_product/segment-builder/builder-tree";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { showToast } from "@/app/_ui/show-toast";
import type { SegmentRule } from "@/server/domain/segments/schema";
import type { SavedSegment } from "./saved-segment";

type Wanted = {
  tenant: string;
  segment: SavedSegment | null;
  /** Where a new one is put. */
  folderId: string | undefined;
  tree: GroupNode;
  name: string;
};

/** Saves a new segment, or a new version or name of one, and says what came of it. */
export function useSaveSegment({ tenant, segment, folderId, tree, name }: Wanted) {
  const t = useTranslations("segments.pages.editor");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useMutation(trpc.segments.create.mutationOptions());
  const update = useMutation(trpc.segments.update.mutationOptions());
  const [savedText, setSavedText] = useState<string | null>(null);
  const text = JSON.stringify([name.trim(), toRule(tree)]);
  const error = segment ? update.error : create.error;
  const refusal = error ? readRefusal(error) : null;
  const path = typeof refusal?.details.field === "string" ? refusal.details.field : null;

  const saveNew = async (rule: SegmentRule) => {
    const { segmentId } = await create.mutateAsync({
      name: name.trim(),
      rule,
      ...(folderId !== undefined && { folderId }),
    });
    setSavedText(text);
    showToast(t("savedNew", { name: name.trim() }));
    router.replace(`/t/${tenant}/segments/${segmentId}`);
  };
  const saveAgain = async (
    { segmentId }: SavedSegment,
    rule: SegmentRule,
    changed: { name: boolean; rule: boolean },
  ) => {
    const { version } = await update.mutateAsync({
      segmentId,
      ...(changed.name && { name: name.trim() }),
      ...(changed.rule && { rule }),
    });
    setSavedText(text);
    showToast(changed.rule ? t("savedVersion", { version }) : t("savedName"));
    await queries.invalidateQueries({ queryKey: trpc.segments.count.queryKey({ segmentId }) });
    router.refresh();
  };
  return {
    save: (rule: SegmentRule, changed: { name: boolean; rule: boolean }) => {
      const done = segment ? saveAgain(segment, rule, changed) : saveNew(rule);
      // The reason is shown from `error`.
      done.catch(() => undefined);
    },
    pending: create.isPending || update.isPending,
    isSaved: savedText === text,
    /** What the server refused, at its place in the rule. */
    refused: refusal && path?.startsWith("rule") ? { path, message: refusal.message } : null,
    nameError: refusal?.fields.name,
    failure:
      error && !path?.startsWith("rule") && !refusal?.fields.name
        ? (refusal?.message ?? t("saveFailed"))
        : null,
  };
}

export type SaveSegment = ReturnType<typeof useSaveSegment>;

"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import type { PickedTag } from "@/app/_product/contacts/tag-picker";
import { useTRPC } from "@/app/_trpc/client";
import { showToast } from "@/app/_ui/show-toast";
import { useTableSelection } from "@/app/_ui/table-selection";
import type { ContactRow, WholeList } from "./contact-row";

/**
 * Puts tags on people and takes them off; undo touches only those whom the act changed.
 *
 * @param whole tags go on everybody in the list, instead of `people`
 */
export function useTagging(people: readonly ContactRow[], whole: WholeList | null) {
  const t = useTranslations("contacts.pages.selection");
  const ui = useTranslations("ui");
  const router = useRouter();
  const trpc = useTRPC();
  const { clear } = useTableSelection();
  const tag = useMutation(trpc.contacts.tag.mutationOptions());
  const tagWhole = useMutation(trpc.contacts.tagMatching.mutationOptions());
  const undoWhole = useMutation(trpc.contacts.untagMatched.mutationOptions());
  const untag = useMutation(trpc.contacts.untag.mutationOptions());
  const make = useMutation(trpc.tags.create.mutationOptions());

  const has = (row: ContactRow, tagId: string) => row.tags.some((one) => one.tagId === tagId);
  const finish = (message: string, undo?: () => Promise<unknown>) => {
    const onUndo = () => {
      undo?.()
        .then(() => router.refresh())
        .catch(() => undefined);
    };
    showToast(message, undo && { undo: { label: ui("undo"), onUndo } });
    clear();
    router.refresh();
  };
  const addToWhole = async ({ tagId, name }: PickedTag, { matching, people: count }: WholeList) => {
    const { tagged, at } = await tagWhole.mutateAsync({ tagId, filter: matching, people: count });
    if (tagged === 0) return finish(t("taggedNobody", { name }));
    finish(t("tagged", { count: tagged, name }), () =>
      undoWhole.mutateAsync({ tagId, at: at.toISOString() }),
    );
  };
  const add = async ({ tagId, name }: PickedTag) => {
    if (whole) return addToWhole({ tagId, name }, whole);
    const contactIds = people.filter((row) => !has(row, tagId)).map((row) => row.contactId);
    if (contactIds.length === 0) return finish(t("taggedNobody", { name }));
    const { tagged } = await tag.mutateAsync({ tagId, contactIds });
    finish(t("tagged", { count: tagged, name }), () => untag.mutateAsync({ tagId, contactIds }));
  };
  const remove = async ({ tagId, name }: PickedTag) => {
    const contactIds = people.filter((row) => has(row, tagId)).map((row) => row.contactId);
    const { untagged } = await untag.mutateAsync({ tagId, contactIds });
    finish(t("untagged", { count: untagged, name }), () => tag.mutateAsync({ tagId, contactIds }));
  };
  const create = async (name: string) => add(await make.mutateAsync({ name }));
  // The reason is shown from `failure`.
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  const error = tag.error ?? tagWhole.error ?? untag.error ?? make.error;
  return {
    add: (picked: PickedTag) => quietly(add(picked)),
    remove: (picked: PickedTag) => quietly(remove(picked)),
    create: (name: string) => quietly(create(name)),
    pending: tag.isPending || tagWhole.isPending || untag.isPending || make.isPending,
    failure: error && errorMessage(error, t("failed")),
  };
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { type PickedTag, TagPicker } from "@/app/_product/contacts/tag-picker";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Section } from "@/app/_ui/section";
import { showToast } from "@/app/_ui/show-toast";
import type { Contact } from "./contact-types";

type TagsPanelProps = {
  contact: Contact;
  tags: readonly (PickedTag & { contactCount: number })[];
  mayWrite: boolean;
};

/** The words on a person; each goes off with × and comes back with undo. */
export function TagsPanel({ contact, tags, mayWrite }: TagsPanelProps) {
  const t = useTranslations("contacts.pages.contact.tags");
  const { add, create, remove, pending, failure } = useContactTags(contact);
  const held = new Set(contact.tags.map(({ tagId }) => tagId));
  return (
    <Section
      ruled
      level={3}
      title={t("title")}
      aside={
        mayWrite && (
          <TagPicker
            tags={tags.filter(({ tagId }) => !held.has(tagId))}
            onPick={add}
            onCreate={create}
            trigger={
              <Button size="sm" icon={<Plus />} pending={pending}>
                {t("add")}
              </Button>
            }
          />
        )
      }
    >
      {contact.tags.length === 0 && <p className="text-sm text-text-3">{t("none")}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {contact.tags.map((tag) => (
          <li
            key={tag.tagId}
            className="inline-flex h-6.5 max-w-full items-center rounded-sm border border-line pl-2 text-sm text-text-2 last:mr-0"
          >
            <span className={mayWrite ? "truncate" : "truncate pr-2"}>{tag.name}</span>
            {mayWrite && (
              <button
                type="button"
                aria-label={t("remove", { name: tag.name })}
                className="grid size-6 flex-none place-items-center rounded-sm text-text-3 hover:bg-hover max-md:size-9"
                onClick={() => remove(tag)}
              >
                <X className="size-3.5" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {failure && (
        <p role="alert" className="mt-2 text-danger-text text-sm">
          {failure}
        </p>
      )}
    </Section>
  );
}

function useContactTags({ contactId }: Contact) {
  const t = useTranslations("contacts.pages.contact.tags");
  const ui = useTranslations("ui");
  const selection = useTranslations("contacts.pages.selection");
  const router = useRouter();
  const trpc = useTRPC();
  const tag = useMutation(trpc.contacts.tag.mutationOptions({ onSuccess: () => router.refresh() }));
  const untag = useMutation(trpc.contacts.untag.mutationOptions({ onSuccess: () => router.refresh() }));
  const make = useMutation(trpc.tags.create.mutationOptions());
  const contactIds = [contactId];
  const add = ({ tagId, name }: PickedTag) =>
    tag.mutate({ tagId, contactIds }, { onSuccess: () => showToast(t("added", { name })) });
  const remove = ({ tagId, name }: PickedTag) => {
    const onUndo = () => tag.mutate({ tagId, contactIds });
    const onSuccess = () => showToast(t("removed", { name }), { undo: { label: ui("undo"), onUndo } });
    untag.mutate({ tagId, contactIds }, { onSuccess });
  };
  const error = tag.error ?? untag.error ?? make.error;
  return {
    add,
    remove,
    create: (name: string) => make.mutate({ name }, { onSuccess: add }),
    pending: tag.isPending || untag.isPending || make.isPending,
    failure: error && errorMessage(error, selection("failed")),
  };
}

import type { FieldType } from "@/server/domain/contacts/schema";

/** What conditions can name beside the attributes that everyone has. */
export type Catalogue = {
  readonly fields: readonly { readonly fieldId: string; readonly label: string; readonly type: FieldType }[];
  readonly tags: readonly { readonly tagId: string; readonly name: string }[];
  readonly campaigns: readonly { readonly campaignId: string; readonly name: string }[];
};

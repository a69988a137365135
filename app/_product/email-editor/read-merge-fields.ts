import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { api, ifAllowed } from "@/app/_trpc/server";
import type { MergeField } from "@/server/domain/templates/schema";
import { listMergeFields } from "./list-merge-fields";
import type { LabelOf } from "./merge-tags";

/** The merge fields of a tenant, for server components; once a request. @param tenant its slug */
export const readMergeFields = cache(
  async (tenant: string): Promise<{ mergeFields: readonly MergeField[]; labelOf: LabelOf }> => {
    const [customFields, t] = await Promise.all([
      ifAllowed((await api(tenant)).contacts.listFields(), []),
      getTranslations("editor"),
    ]);
    const mergeFields = listMergeFields(customFields, t);
    const labels = new Map(mergeFields.map(({ path, label }) => [path, label]));
    return { mergeFields, labelOf: (path) => labels.get(path) ?? null };
  },
);

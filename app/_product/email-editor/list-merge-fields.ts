import { type MergeField, standardMergePaths } from "@/server/domain/templates/schema";

type CustomField = { readonly key: string; readonly label: string };

/** The fields that a mail may hold: everyone's, named by the words of `editor.json`, then the tenant's own. */
export function listMergeFields(
  customFields: readonly CustomField[],
  words: (key: string) => string,
): readonly MergeField[] {
  return [
    ...standardMergePaths.map((path) => {
      const key = path.replaceAll(".", "_");
      return { path, label: words(`fields.${key}`), sample: words(`samples.${key}`) };
    }),
    ...customFields.map(({ key, label }) => ({ path: `contact.fields.${key}`, label, sample: "" })),
  ];
}

import type { FieldDefinition } from "@/server/domain/contacts/schema";
import type { GuessedColumn } from "./guess-mapping";

type Known = Pick<FieldDefinition, "key" | "type"> & { readonly label: string };

const plain = (label: string) => label.normalize("NFKC").trim().toLowerCase();

/**
 * Guessed custom fields against those that the tenant has: one with the same label, or with the same speaking key, is taken
 * with its own type. `column_7` speaks of nothing, so it is never mixed with a field that some other file's column made.
 */
export function matchFields(
  guessed: readonly GuessedColumn[],
  definitions: readonly Known[],
): GuessedColumn[] {
  const taken = new Set(guessed.flatMap(({ target, newField }) => (newField ? [] : [target])));
  const free = (key: string) => !taken.has(`field:${key}`) && !definitions.some((field) => field.key === key);
  return guessed.map((column) => {
    const { newField } = column;
    if (!newField) return column;
    const isSpeaking = !/^column_\d+$/.test(newField.key);
    const known =
      definitions.find(
        ({ key, label }) => plain(label) === plain(newField.label) && !taken.has(`field:${key}`),
      ) ?? (isSpeaking ? definitions.find(({ key }) => key === newField.key) : undefined);
    if (known && !taken.has(`field:${known.key}`)) {
      taken.add(`field:${known.key}`);
      return { ...column, target: `field:${known.key}`, type: known.type, newField: null };
    }
    const key = firstFree(newField.key, free);
    taken.add(`field:${key}`);
    return { ...column, target: `field:${key}`, newField: { ...newField, key } };
  });
}

function firstFree(key: string, free: (key: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key.slice(0, 36)}_${number}`;
    if (free(candidate)) return candidate;
  }
}

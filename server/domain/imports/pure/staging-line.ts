import { profileAttributes } from "@/server/domain/contacts/schema";
import type { ContactDraft } from "./map-row";

export type AcceptedRow = { row: number; draft: ContactDraft };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what COPY gives a meaning
const special = /[\\\t\n\r\u0008\u000b\u000c]/g;
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\b": "\\b",
  "\v": "\\v",
  "\f": "\\f",
};

/**
 * A value in the text format of COPY, so that no content can end a column or a row (PostgreSQL 18, COPY, "Text Format").
 * NUL, which PostgreSQL cannot hold, is gone: the parser refuses it long before.
 */
export const copyText = (text: string): string =>
  text.replaceAll("\0", "").replace(special, (character) => escapes[character] ?? character);

/** One line of `staging_import`: tenant, import, row, key, hash, and the contact as JSON. */
export function stagingLine(
  ids: { tenantId: string; importId: string },
  { row, draft }: AcceptedRow,
  addressHash: string,
): string {
  const contact: Record<string, unknown> = {
    email: draft.email,
    domain: draft.domain,
    fields: draft.fields,
    tags: draft.tags,
  };
  for (const attribute of profileAttributes) {
    const text = draft.profile[attribute];
    if (text !== undefined && text !== "") contact[attribute] = text;
  }
  const columns = [ids.tenantId, ids.importId, String(row), draft.emailKey, addressHash];
  return `${[...columns, JSON.stringify(contact)].map(copyText).join("\t")}\n`;
}

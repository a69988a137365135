type Cursor = { name: string; tenantId: string };

const idLength = 36;

/** A place in the list of companies, as one text of an address; without the sign that parts the trail of a list. */
export const writeCursor = ({ name, tenantId }: Cursor): string =>
  tenantId + encodeURIComponent(name).replaceAll("~", "%7E");

/** @returns undefined for what is no such text */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined || text.length <= idLength) return undefined;
  try {
    return { tenantId: text.slice(0, idLength), name: decodeURIComponent(text.slice(idLength)) };
  } catch {
    return undefined;
  }
}

export type ContentType = { type: string; parameters: ReadonlyMap<string, string> };

/**
 * Reads a Content-Type value (RFC 2045 §5.1). Parameter names are lower case; quotes are removed.
 * A missing or broken value is text/plain. RFC 2231 continuations are not joined: no report needs one.
 */
export function parseContentType(value: string | null): ContentType {
  const [type = "", ...rest] = splitOutsideQuotes(value ?? "");
  const parameters = new Map<string, string>();
  for (const pair of rest) {
    const equals = pair.indexOf("=");
    if (equals < 1) continue;
    const name = pair.slice(0, equals).trim().toLowerCase();
    if (!parameters.has(name)) parameters.set(name, unquote(pair.slice(equals + 1).trim()));
  }
  const name = type.trim().toLowerCase();
  return { type: /^[!-~]+\/[!-~]+$/.test(name) ? name : "text/plain", parameters };
}

function splitOutsideQuotes(value: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let quoted = false;
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    if (character === "\\" && quoted) {
      piece += character + value.charAt(index + 1);
      index += 1;
    } else if (character === ";" && !quoted) {
      pieces.push(piece);
      piece = "";
    } else {
      if (character === '"') quoted = !quoted;
      piece += character;
    }
  }
  return [...pieces, piece];
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value.replace(/\s.*$/, "");
  const inner = value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value.slice(1);
  return inner.replace(/\\(.)/g, "$1");
}

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/**
 * Length in full-width characters (全角換算): Japanese characters, full-width forms and emoji count 1, ASCII and
 * half-width kana 0.5, a joined emoji once.
 */
export function fullWidthLength(text: string): number {
  let length = 0;
  for (const { segment } of segmenter.segment(text)) length += isNarrow(segment) ? 0.5 : 1;
  return length;
}

function isNarrow(grapheme: string): boolean {
  const code = grapheme.codePointAt(0) ?? 0;
  if (grapheme.includes("\ufe0f")) return false;
  // Half-width kana, Hangul and signs are narrow although their scripts are wide (UAX #11).
  return code < 0x1100 || (code >= 0x2000 && code < 0x2070) || (code >= 0xff61 && code <= 0xffdc);
}

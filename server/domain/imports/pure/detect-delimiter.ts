export const delimiters = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const lookAtRecords = 50;

/**
 * The character between the columns: the one that cuts the first records into the same number of columns, at
 * least two, most often; of equals the one with more columns. A comma when none does.
 *
 * @param head the first 64 KB or so; may end within a record
 */
export function detectDelimiter(head: string): Delimiter {
  const isWhole = head.length < 65_536;
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const widths = columnCounts(head, delimiter);
    const counted = isWhole || widths.length < 2 ? widths : widths.slice(0, -1);
    const [first = 1] = counted;
    const alike = counted.filter((width) => width === first).length / Math.max(1, counted.length);
    const score = first < 2 ? 0 : alike * 1_000 + Math.min(first, 200);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Columns of each of the first records, quotes respected, blank lines left out. */
function columnCounts(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let columns = 1;
  let quoted = false;
  let isBlank = true;
  for (let index = 0; index < text.length && counts.length < lookAtRecords; index += 1) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) columns += 1;
    if (!quoted && (character === "\n" || character === "\r")) {
      if (!isBlank) counts.push(columns);
      columns = 1;
      isBlank = true;
    } else isBlank = false;
  }
  return isBlank || counts.length >= lookAtRecords ? counts : [...counts, columns];
}

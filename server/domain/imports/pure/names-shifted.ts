/** Fewer people than this may well have married. */
const fewest = 10;
/** Of the people who are there already; in an ordinary file one in a hundred has a new name. */
const share = 0.2;

/**
 * Whether so many names would change that they probably slipped against the addresses, as when cells are deleted and the
 * rest moves up.
 */
export const namesShifted = (facts: {
  namesChanged: number;
  rowsChanged: number;
  rowsUnchanged: number;
}): boolean =>
  facts.namesChanged >= fewest && facts.namesChanged >= (facts.rowsChanged + facts.rowsUnchanged) * share;

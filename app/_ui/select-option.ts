export type SelectOption = {
  value: string;
  label: string;
  /** A second line, 12px. */
  hint?: string | undefined;
  /** Other words it is found by: よみ, romaji, codes. */
  keywords?: readonly string[] | undefined;
  disabled?: boolean | undefined;
};

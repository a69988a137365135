import { z } from "zod";

export const searchNamesInput = z.strictObject({ text: z.string().trim().min(1).max(100) });
export type SearchNamesInput = z.output<typeof searchNamesInput>;

/** Something with a name, as the palette shows it. */
export type FoundName = {
  kind: "campaigns" | "contacts" | "segments";
  id: string;
  name: string;
  /** What tells it from others of its name: a subject, an address; "" when there is nothing. */
  hint: string;
};

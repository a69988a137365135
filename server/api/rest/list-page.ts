import { z } from "zod";

/** The query of every list. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The answer of every list: `nextCursor` goes into the next request's `cursor`; null on the last page. */
export const listPage = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

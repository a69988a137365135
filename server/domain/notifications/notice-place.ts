import { z } from "zod";
import { open, seal } from "@/server/platform/secrets";

const shape = z.object({ address: z.string().nullable(), userAgent: z.string() });
type NoticePlace = z.output<typeof shape>;
const placeOf = (personId: string) => `global/jobs/notice/${personId}` as const;

/** From where something was done, while it waits in the queue: sealed, because it is about a person. */
export const noticePlace = {
  seal: ({ address, userAgent }: NoticePlace, personId: string): string =>
    seal(JSON.stringify({ address, userAgent }), placeOf(personId)),
  /** @throws UNAVAILABLE it was sealed for another person or with another key */
  open: (sealed: string, personId: string): NoticePlace =>
    shape.parse(JSON.parse(open(sealed, placeOf(personId)))),
};

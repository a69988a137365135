import { z } from "zod";
import { matchingPeople } from "@/server/domain/contacts/schema";

const reason = z.string().trim().min(1).max(500);
/** One of them: a contact, or an address, which need not be a contact's. */
const whom = { contactId: z.uuid().optional(), email: z.string().min(3).max(320).optional() };
const namesOne = ({ contactId, email }: { contactId?: string | undefined; email?: string | undefined }) =>
  (contactId === undefined) !== (email === undefined);
const oneOfBoth = { error: "suppressions.contactOrEmail" };

export const addSuppressionInput = z.strictObject({ ...whom, reason }).refine(namesOne, oneOfBoth);
export const liftSuppressionInput = z.strictObject({ ...whom, reason }).refine(namesOne, oneOfBoth);
export const suppressMatchingInput = z.strictObject({ ...matchingPeople, reason });
/** The instant that the act gave. */
export const liftMatchedInput = z.strictObject({ at: z.iso.datetime(), reason });
export const listSuppressionsInput = z.strictObject({
  /** Instant and address hash of the last row seen. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[\w-]{43}$/, { error: "api.badCursor" })
    .optional(),
  limit: z.int().min(1).max(200).default(50),
});

export type AddSuppressionInput = z.output<typeof addSuppressionInput>;
export type LiftSuppressionInput = z.output<typeof liftSuppressionInput>;
export type SuppressMatchingInput = z.output<typeof suppressMatchingInput>;
export type LiftMatchedInput = z.output<typeof liftMatchedInput>;
export type ListSuppressionsInput = z.output<typeof listSuppressionsInput>;

import { z } from "zod";

const instant = z.iso.datetime();
const tagShape = z.object({ id: z.uuid(), name: z.string() });
const fields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const person = {
  id: z.uuid(),
  email: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  familyNameKana: z.string(),
  givenNameKana: z.string(),
  company: z.string(),
  department: z.string(),
  jobTitle: z.string(),
  honorific: z.string(),
  phone: z.string(),
  postcode: z.string(),
  fields,
  tags: z.array(tagShape),
  createdAt: instant,
  updatedAt: instant,
};
const consentState = z.enum(["given", "withdrawn", "none"]);

export const contactRowShape = z.object({
  ...person,
  consent: consentState,
  suppressedFor: z.string().nullable(),
});
export const contactShape = z.object({
  ...person,
  consent: z.object({ state: consentState, at: instant.nullable() }),
  consentNotes: z.array(
    z.object({
      state: z.enum(["given", "withdrawn"]),
      at: instant,
      source: z.string(),
      proof: z.record(z.string(), z.unknown()),
    }),
  ),
  suppression: z.object({ cause: z.string(), at: instant }).nullable(),
  timeline: z.array(
    z.object({
      at: instant,
      kind: z.string(),
      sendId: z.uuid(),
      campaignId: z.uuid().nullable(),
      campaignName: z.string().nullable(),
      subject: z.string().nullable(),
      isTest: z.boolean(),
      reason: z.string(),
      reply: z.string().nullable(),
      linkNo: z.int().nullable(),
      machine: z.boolean(),
    }),
  ),
});
export const contactFieldShape = z.object({
  id: z.uuid(),
  key: z.string(),
  label: z.string(),
  type: z.enum(["text", "number", "boolean", "date"]),
  position: z.int(),
});

type Tagged = { contactId: string; tags: readonly { tagId: string; name: string }[] };

/** Ids are `id` to programs: what they are of is in the address. */
export const withIds = <Item extends Tagged>({ contactId, tags, ...rest }: Item) => ({
  id: contactId,
  ...rest,
  tags: tags.map(({ tagId, name }) => ({ id: tagId, name })),
});

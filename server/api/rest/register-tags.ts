import { z } from "zod";
import { contactIds, matchingPeople, untagMatchedInput } from "@/server/domain/contacts/schema";
import { tagContacts } from "@/server/domain/contacts/tag-contacts";
import { tagMatching } from "@/server/domain/contacts/tag-matching";
import { untagContacts } from "@/server/domain/contacts/untag-contacts";
import { untagMatched } from "@/server/domain/contacts/untag-matched";
import { untagMatching } from "@/server/domain/contacts/untag-matching";
import { createTag } from "@/server/domain/tags/create-tag";
import { deleteTag } from "@/server/domain/tags/delete-tag";
import { listTags } from "@/server/domain/tags/list-tags";
import { createTagInput } from "@/server/domain/tags/schema";
import { updateTag } from "@/server/domain/tags/update-tag";
import { addRoute } from "./add-route";
import type { RestApi } from "./rest-api";

const params = z.object({ tagId: z.uuid() });
const at = "/tags/{tagId}";
const tag = "tags";
const permission = "contacts:write";
const people = z.strictObject({ contactIds });

export function registerTags(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/tags",
    tag,
    summary: "List all tags by name, with the number of people who carry each",
    permission: "contacts:read",
    answer: z.object({
      items: z.array(z.object({ id: z.uuid(), name: z.string(), contactCount: z.int() })),
    }),
    run: async (context) => ({
      items: (await listTags(context)).map(({ tagId, ...rest }) => ({ id: tagId, ...rest })),
    }),
  });
  addRoute(api, {
    method: "post",
    path: "/tags",
    tag,
    summary: "Create a tag",
    permission,
    body: createTagInput,
    answer: z.object({ id: z.uuid(), name: z.string() }),
    status: 201,
    run: async (context, { body }) => {
      const { tagId, name } = await createTag(context, body);
      return { id: tagId, name };
    },
  });
  addRoute(api, {
    method: "patch",
    path: at,
    tag,
    summary: "Rename a tag",
    permission,
    params,
    body: createTagInput,
    run: (context, { params: { tagId }, body }) => updateTag(context, { tagId, ...body }),
  });
  addRoute(api, {
    method: "delete",
    path: at,
    tag,
    summary: "Take a tag off everybody and forget it",
    permission,
    params,
    run: (context, input) => deleteTag(context, input.params),
  });
  registerPeople(api);
}

function registerPeople(api: RestApi): void {
  addRoute(api, {
    method: "post",
    path: `${at}/contacts`,
    tag,
    summary: "Put a tag on up to 1,000 people; ids that name nobody are passed over",
    permission,
    params,
    body: people,
    answer: z.object({ tagged: z.int() }),
    run: (context, { params: { tagId }, body }) => tagContacts(context, { tagId, ...body }),
  });
  addRoute(api, {
    method: "delete",
    path: `${at}/contacts`,
    tag,
    summary: "Take a tag off up to 1,000 people",
    permission,
    params,
    body: people,
    answer: z.object({ untagged: z.int() }),
    run: (context, { params: { tagId }, body }) => untagContacts(context, { tagId, ...body }),
  });
  registerMatching(api);
}

function registerMatching(api: RestApi): void {
  const body = z.strictObject(matchingPeople);
  addRoute(api, {
    method: "post",
    path: `${at}/contacts/matching`,
    tag,
    summary: "Put a tag on everybody who fits a filter, if they are as many as you say (at most 100,000)",
    permission,
    params,
    body,
    answer: z.object({
      tagged: z.int(),
      at: z.iso.datetime().describe("Names this act, to undo it."),
    }),
    run: (context, input) => tagMatching(context, { ...input.params, ...input.body }),
  });
  addRoute(api, {
    method: "post",
    path: `${at}/contacts/matching/undo`,
    tag,
    summary: "Take a tag off those who got it by one act on a filter",
    permission,
    params,
    body: untagMatchedInput.omit({ tagId: true }),
    answer: z.object({ untagged: z.int() }),
    run: (context, input) => untagMatched(context, { ...input.params, ...input.body }),
  });
  addRoute(api, {
    method: "delete",
    path: `${at}/contacts/matching`,
    tag,
    summary:
      "Take a tag off everybody who fits a filter, if they are as many as you say; there is no way back",
    permission,
    params,
    body,
    answer: z.object({ untagged: z.int() }),
    run: (context, input) => untagMatching(context, { ...input.params, ...input.body }),
  });
}

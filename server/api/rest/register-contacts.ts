import { z } from "zod";
import { changeConsent } from "@/server/domain/consents/change-consent";
import { changeConsentInput } from "@/server/domain/consents/schema";
import { countContacts } from "@/server/domain/contacts/count-contacts";
import { createContact } from "@/server/domain/contacts/create-contact";
import { deleteContact } from "@/server/domain/contacts/delete-contact";
import { getContact } from "@/server/domain/contacts/get-contact";
import { listContacts } from "@/server/domain/contacts/list-contacts";
import {
  contactFilter,
  createContactInput,
  listContactsInput,
  updateContactInput,
} from "@/server/domain/contacts/schema";
import { updateContact } from "@/server/domain/contacts/update-contact";
import { upsertContact } from "@/server/domain/contacts/upsert-contact";
import { addRoute } from "./add-route";
import { contactRowShape, contactShape, withIds } from "./contact-shapes";
import { listPage, pageQuery } from "./list-page";
import type { RestApi } from "./rest-api";

const params = z.object({ contactId: z.uuid() });
const at = "/contacts/{contactId}";
const tag = "contacts";
const query = pageQuery.extend({
  ...listContactsInput.shape,
  limit: pageQuery.shape.limit,
  suppressed: z.stringbool().optional(),
});
const count = z.object({ value: z.int(), more: z.boolean() }).nullable();

export function registerContacts(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/contacts",
    tag,
    summary: "List contacts, the newest first; the first page counts up to 10,000",
    permission: "contacts:read",
    query,
    answer: listPage(contactRowShape).extend({ count }),
    run: async (context, input) => {
      const { items, ...page } = await listContacts(context, input.query);
      return { items: items.map(withIds), ...page };
    },
  });
  addRoute(api, {
    method: "post",
    path: "/contacts",
    tag,
    summary: "Create a contact",
    permission: "contacts:write",
    body: createContactInput,
    answer: z.object({ id: z.uuid() }),
    status: 201,
    run: async (context, { body }) => ({ id: (await createContact(context, body)).contactId }),
  });
  addRoute(api, {
    method: "put",
    path: "/contacts",
    tag,
    summary: "Change the contact with this address, or create it",
    permission: "contacts:write",
    body: createContactInput,
    answer: z.object({ id: z.uuid(), made: z.boolean() }),
    run: async (context, { body }) => {
      const { contactId, made } = await upsertContact(context, body);
      return { id: contactId, made };
    },
  });
  addRoute(api, {
    method: "get",
    path: "/contacts/count",
    tag,
    summary: "Count the contacts that fit a filter, up to the 100,000 that one act may change",
    permission: "contacts:read",
    query: contactFilter.extend({ suppressed: z.stringbool().optional() }),
    answer: z.object({ value: z.int(), more: z.boolean() }),
    run: (context, input) => countContacts(context, input.query),
  });
  registerOne(api);
}

function registerOne(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: at,
    tag,
    summary: "Read a contact with its consents, tags and what was sent to it",
    permission: "contacts:read",
    params,
    answer: contactShape,
    run: async (context, input) => withIds(await getContact(context, input.params)),
  });
  addRoute(api, {
    method: "patch",
    path: at,
    tag,
    summary: "Change what is given of a contact",
    permission: "contacts:write",
    params,
    body: updateContactInput.omit({ contactId: true }),
    run: (context, { params: { contactId }, body }) => updateContact(context, { contactId, ...body }),
  });
  addRoute(api, {
    method: "delete",
    path: at,
    tag,
    summary: "Erase a person; who had said no stays suppressed",
    permission: "contacts:write",
    params,
    run: (context, input) => deleteContact(context, input.params),
  });
  addRoute(api, {
    method: "post",
    path: `${at}/consents`,
    tag,
    summary: "Note that a person said yes or no, and how",
    permission: "contacts:write",
    params,
    body: changeConsentInput.omit({ contactId: true }),
    run: (context, { params: { contactId }, body }) => changeConsent(context, { contactId, ...body }),
  });
}

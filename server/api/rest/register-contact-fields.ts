import { z } from "zod";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { deleteContactField } from "@/server/domain/contacts/delete-contact-field";
import { listContactFields } from "@/server/domain/contacts/list-contact-fields";
import { createContactFieldInput, updateContactFieldInput } from "@/server/domain/contacts/schema";
import { updateContactField } from "@/server/domain/contacts/update-contact-field";
import { addRoute } from "./add-route";
import { contactFieldShape } from "./contact-shapes";
import type { RestApi } from "./rest-api";

const params = z.object({ fieldId: z.uuid() });
const at = "/contact-fields/{fieldId}";
const tag = "contacts";

export function registerContactFields(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/contact-fields",
    tag,
    summary: "List custom fields, in the order of forms",
    permission: "contacts:read",
    answer: z.object({ items: z.array(contactFieldShape) }),
    run: async (context) => ({
      items: (await listContactFields(context)).map(({ fieldId, ...field }) => ({ id: fieldId, ...field })),
    }),
  });
  addRoute(api, {
    method: "post",
    path: "/contact-fields",
    tag,
    summary: "Define a custom field",
    permission: "contacts:write",
    body: createContactFieldInput,
    answer: z.object({ id: z.uuid() }),
    status: 201,
    run: async (context, { body }) => ({ id: (await createContactField(context, body)).fieldId }),
  });
  addRoute(api, {
    method: "patch",
    path: at,
    tag,
    summary: "Change a field's label or place",
    permission: "contacts:write",
    params,
    body: updateContactFieldInput.omit({ fieldId: true }),
    run: (context, { params: { fieldId }, body }) => updateContactField(context, { fieldId, ...body }),
  });
  addRoute(api, {
    method: "delete",
    path: at,
    tag,
    summary: "Delete a field and everybody's value of it",
    permission: "contacts:write",
    params,
    run: (context, input) => deleteContactField(context, input.params),
  });
}

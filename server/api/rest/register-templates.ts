import { z } from "zod";
import { inFolder } from "@/server/domain/folders/schema";
import { createTemplate } from "@/server/domain/templates/create-template";
import { deleteTemplate } from "@/server/domain/templates/delete-template";
import { duplicateTemplate } from "@/server/domain/templates/duplicate-template";
import { getTemplate } from "@/server/domain/templates/get-template";
import { listTemplates } from "@/server/domain/templates/list-templates";
import { previewTemplate } from "@/server/domain/templates/preview-template";
import {
  createTemplateInput,
  duplicateTemplateInput,
  listTemplatesInput,
  previewTemplateInput,
  updateTemplateInput,
} from "@/server/domain/templates/schema/inputs";
import { updateTemplate } from "@/server/domain/templates/update-template";
import { addRoute } from "./add-route";
import { problemShape } from "./campaign-shapes";
import { listPage, pageQuery } from "./list-page";
import type { RestApi } from "./rest-api";

const params = z.object({ templateId: z.uuid() });
const at = "/templates/{templateId}";
const tag = "templates";
const instant = z.iso.datetime();
const row = {
  id: z.uuid(),
  name: z.string(),
  folderId: z.uuid().nullable(),
  subject: z.string(),
  version: z.int(),
  updatedAt: instant,
};
const made = z.object({ id: z.uuid(), version: z.int() });

const withId = <Item extends { templateId: string }>({ templateId, ...rest }: Item) => ({
  id: templateId,
  ...rest,
});

export function registerTemplates(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/templates",
    tag,
    summary: "List templates, the last changed first",
    permission: "templates:read",
    query: pageQuery.extend(inFolder),
    answer: listPage(z.object(row)),
    run: async (context, { query }) => {
      const { items, nextCursor } = await listTemplates(context, listTemplatesInput.parse(query));
      return { items: items.map(withId), nextCursor };
    },
  });
  addRoute(api, {
    method: "post",
    path: "/templates",
    tag,
    summary: "Create a template, empty, from a starter or with its content",
    permission: "templates:write",
    body: createTemplateInput,
    answer: made,
    status: 201,
    run: async (context, { body }) => withId(await createTemplate(context, body)),
  });
  registerOne(api);
  registerCopies(api);
}

function registerOne(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: at,
    tag,
    summary: "Read a template",
    permission: "templates:read",
    params,
    answer: z.object({
      ...row,
      preheader: z.string(),
      design: z.unknown(),
      text: z.string().nullable(),
      createdAt: instant,
    }),
    run: async (context, input) => withId(await getTemplate(context, input.params)),
  });
  addRoute(api, {
    method: "patch",
    path: at,
    tag,
    summary: "Change a template, if nobody has since the version named",
    permission: "templates:write",
    params,
    body: updateTemplateInput.omit({ templateId: true }),
    answer: z.object({ version: z.int() }),
    run: (context, { params: { templateId }, body }) => updateTemplate(context, { templateId, ...body }),
  });
  addRoute(api, {
    method: "delete",
    path: at,
    tag,
    summary: "Delete a template; campaigns have copies of their own",
    permission: "templates:write",
    params,
    run: (context, input) => deleteTemplate(context, input.params),
  });
}

function registerCopies(api: RestApi): void {
  addRoute(api, {
    method: "post",
    path: `${at}/duplicate`,
    tag,
    summary: "Copy a template under another name",
    permission: "templates:write",
    params,
    body: duplicateTemplateInput.omit({ templateId: true }),
    answer: made,
    status: 201,
    run: async (context, { params: { templateId }, body }) =>
      withId(await duplicateTemplate(context, { templateId, ...body })),
  });
  addRoute(api, {
    method: "post",
    path: "/templates/preview",
    tag,
    summary: "Render content as one contact would get it, and list what is wrong with it",
    permission: "templates:read",
    body: previewTemplateInput,
    answer: z.object({
      contact: z.object({ id: z.uuid(), email: z.string() }).nullable(),
      problems: z.array(problemShape),
      mail: z
        .object({ subject: z.string(), preheader: z.string(), html: z.string().nullable(), text: z.string() })
        .nullable(),
    }),
    run: async (context, { body }) => {
      const { contact, ...rest } = await previewTemplate(context, body);
      return { contact: contact && { id: contact.contactId, email: contact.email }, ...rest };
    },
  });
}

import { z } from "zod";
import { createFolder } from "@/server/domain/folders/create-folder";
import { deleteFolder } from "@/server/domain/folders/delete-folder";
import { listFolders } from "@/server/domain/folders/list-folders";
import { putInFolder } from "@/server/domain/folders/put-in-folder";
import {
  createFolderInput,
  deleteFolderInput,
  type FolderNoun,
  putInFolderInput,
  updateFolderInput,
} from "@/server/domain/folders/schema";
import { updateFolder } from "@/server/domain/folders/update-folder";
import { addRoute } from "./add-route";
import type { RestApi } from "./rest-api";

const params = z.object({ folderId: z.uuid() });
const at = "/folders/{folderId}";
const tag = "folders";
const counts = z.object({ segments: z.int(), templates: z.int(), campaigns: z.int() });

/** One tree of folders for segments, templates and campaigns. A key reaches the folders that its maker reaches. */
export function registerFolders(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/folders",
    tag,
    summary: "List all folders within reach, by name; reading templates or segments is enough, too",
    permission: "campaigns:read",
    answer: z.object({
      items: z.array(z.object({ id: z.uuid(), parentId: z.uuid().nullable(), name: z.string(), counts })),
    }),
    run: async (context) => ({
      items: (await listFolders(context)).map(({ folderId, ...rest }) => ({ id: folderId, ...rest })),
    }),
  });
  addRoute(api, {
    method: "post",
    path: "/folders",
    tag,
    summary: "Create a folder; writing templates or segments is enough, too",
    permission: "campaigns:write",
    body: createFolderInput,
    answer: z.object({ id: z.uuid() }),
    status: 201,
    run: async (context, { body }) => ({ id: (await createFolder(context, body)).folderId }),
  });
  addRoute(api, {
    method: "patch",
    path: at,
    tag,
    summary:
      "Rename a folder, or move it with all that lies in it; writing templates or segments is enough, too",
    permission: "campaigns:write",
    params,
    body: z.strictObject({
      name: updateFolderInput.shape.name,
      parentId: updateFolderInput.shape.parentId,
    }),
    run: (context, input) =>
      updateFolder(context, updateFolderInput.parse({ ...input.params, ...input.body })),
  });
  addRoute(api, {
    method: "delete",
    path: at,
    tag,
    summary:
      "Delete a folder that is empty, or move up what lies in it; writing templates or segments is enough, too",
    permission: "campaigns:write",
    params,
    query: deleteFolderInput.pick({ contents: true }),
    run: (context, input) => deleteFolder(context, { ...input.params, ...input.query }),
  });
  registerPut(api, "segments", "segmentId");
  registerPut(api, "templates", "templateId");
  registerPut(api, "campaigns", "campaignId");
}

function registerPut(
  api: RestApi,
  noun: FolderNoun,
  idName: "segmentId" | "templateId" | "campaignId",
): void {
  const id = z.record(z.literal(idName), z.uuid());
  addRoute(api, {
    method: "put",
    path: `/${noun}/{${idName}}/folder`,
    tag,
    summary: "Move it into a folder, or out of all (null); what was approved holds",
    permission: `${noun}:write`,
    params: z.object({ [idName]: z.uuid() }),
    body: putInFolderInput.pick({ folderId: true }),
    run: (context, input) =>
      putInFolder(context, { noun, id: id.parse(input.params)[idName], ...input.body }),
  });
}

import { createFolder } from "@/server/domain/folders/create-folder";
import { deleteFolder } from "@/server/domain/folders/delete-folder";
import { listFolders } from "@/server/domain/folders/list-folders";
import { putInFolder } from "@/server/domain/folders/put-in-folder";
import {
  createFolderInput,
  deleteFolderInput,
  putInFolderInput,
  updateFolderInput,
} from "@/server/domain/folders/schema";
import { updateFolder } from "@/server/domain/folders/update-folder";
import { router, tenantProcedure } from "./init";

export const foldersRouter = router({
  list: tenantProcedure.query(({ ctx }) => listFolders(ctx)),
  create: tenantProcedure.input(createFolderInput).mutation(({ ctx, input }) => createFolder(ctx, input)),
  update: tenantProcedure.input(updateFolderInput).mutation(({ ctx, input }) => updateFolder(ctx, input)),
  delete: tenantProcedure.input(deleteFolderInput).mutation(({ ctx, input }) => deleteFolder(ctx, input)),
  put: tenantProcedure.input(putInFolderInput).mutation(({ ctx, input }) => putInFolder(ctx, input)),
});

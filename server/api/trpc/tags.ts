import { createTag } from "@/server/domain/tags/create-tag";
import { deleteTag } from "@/server/domain/tags/delete-tag";
import { listTags } from "@/server/domain/tags/list-tags";
import { createTagInput, deleteTagInput, updateTagInput } from "@/server/domain/tags/schema";
import { updateTag } from "@/server/domain/tags/update-tag";
import { router, tenantProcedure } from "./init";

export const tagsRouter = router({
  list: tenantProcedure.query(({ ctx }) => listTags(ctx)),
  create: tenantProcedure.input(createTagInput).mutation(({ ctx, input }) => createTag(ctx, input)),
  update: tenantProcedure.input(updateTagInput).mutation(({ ctx, input }) => updateTag(ctx, input)),
  delete: tenantProcedure.input(deleteTagInput).mutation(({ ctx, input }) => deleteTag(ctx, input)),
});

import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { listApiKeys } from "@/server/domain/api-keys/list-api-keys";
import { revokeApiKey } from "@/server/domain/api-keys/revoke-api-key";
import { rotateApiKey } from "@/server/domain/api-keys/rotate-api-key";
import {
  apiKeyId,
  createApiKeyInput,
  listApiKeysInput,
  rotateApiKeyInput,
  updateApiKeyInput,
} from "@/server/domain/api-keys/schema";
import { updateApiKey } from "@/server/domain/api-keys/update-api-key";
import { router, tenantProcedure } from "./init";

export const apiKeysRouter = router({
  list: tenantProcedure.input(listApiKeysInput).query(({ ctx, input }) => listApiKeys(ctx, input)),
  create: tenantProcedure.input(createApiKeyInput).mutation(({ ctx, input }) => createApiKey(ctx, input)),
  update: tenantProcedure.input(updateApiKeyInput).mutation(({ ctx, input }) => updateApiKey(ctx, input)),
  rotate: tenantProcedure.input(rotateApiKeyInput).mutation(({ ctx, input }) => rotateApiKey(ctx, input)),
  revoke: tenantProcedure.input(apiKeyId).mutation(({ ctx, input }) => revokeApiKey(ctx, input)),
});

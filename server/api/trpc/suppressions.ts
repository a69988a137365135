import { addSuppression } from "@/server/domain/suppressions/add-suppression";
import { liftSuppression } from "@/server/domain/suppressions/lift-suppression";
import { listSuppressions } from "@/server/domain/suppressions/list-suppressions";
import {
  addSuppressionInput,
  liftSuppressionInput,
  listSuppressionsInput,
} from "@/server/domain/suppressions/schema";
import { router, tenantProcedure } from "./init";

export const suppressionsRouter = router({
  list: tenantProcedure.input(listSuppressionsInput).query(({ ctx, input }) => listSuppressions(ctx, input)),
  add: tenantProcedure.input(addSuppressionInput).mutation(({ ctx, input }) => addSuppression(ctx, input)),
  lift: tenantProcedure.input(liftSuppressionInput).mutation(({ ctx, input }) => liftSuppression(ctx, input)),
});

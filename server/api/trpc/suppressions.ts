import { addSuppression } from "@/server/domain/suppressions/add-suppression";
import { liftMatched } from "@/server/domain/suppressions/lift-matched";
import { liftSuppression } from "@/server/domain/suppressions/lift-suppression";
import { listSuppressions } from "@/server/domain/suppressions/list-suppressions";
import {
  addSuppressionInput,
  liftMatchedInput,
  liftSuppressionInput,
  listSuppressionsInput,
  suppressMatchingInput,
} from "@/server/domain/suppressions/schema";
import { suppressMatching } from "@/server/domain/suppressions/suppress-matching";
import { router, tenantProcedure } from "./init";

export const suppressionsRouter = router({
  list: tenantProcedure.input(listSuppressionsInput).query(({ ctx, input }) => listSuppressions(ctx, input)),
  add: tenantProcedure.input(addSuppressionInput).mutation(({ ctx, input }) => addSuppression(ctx, input)),
  suppressMatching: tenantProcedure
    .input(suppressMatchingInput)
    .mutation(({ ctx, input }) => suppressMatching(ctx, input)),
  liftMatched: tenantProcedure.input(liftMatchedInput).mutation(({ ctx, input }) => liftMatched(ctx, input)),
  lift: tenantProcedure.input(liftSuppressionInput).mutation(({ ctx, input }) => liftSuppression(ctx, input)),
});

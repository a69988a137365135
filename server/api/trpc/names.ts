import { searchNamesInput } from "@/server/domain/names/schema";
import { searchNames } from "@/server/domain/names/search-names";
import { router, tenantProcedure } from "./init";

export const namesRouter = router({
  search: tenantProcedure.input(searchNamesInput).query(({ ctx, input }) => searchNames(ctx, input)),
});

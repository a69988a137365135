import { changePassword } from "@/server/auth/change-password";
import { changePasswordInput } from "@/server/domain/accounts/schema";
import { personProcedure, router } from "./init";

export const accountsRouter = router({
  changePassword: personProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.session, input, ctx.facts)),
});

import { changePassword } from "@/server/auth/change-password";
import { changePasswordInput } from "@/server/domain/accounts/schema";
import { personProcedure, router } from "./init";
import { keepSession } from "./keep-session";

export const accountsRouter = router({
  changePassword: personProcedure.input(changePasswordInput).mutation(async ({ ctx, input }) => {
    const { sessionsEnded, session } = await changePassword(ctx.session, input, ctx.facts);
    await keepSession(ctx, session);
    return { sessionsEnded };
  }),
});

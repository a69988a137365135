import { changePassword } from "@/server/auth/change-password";
import { isSignUpOpen } from "@/server/domain/accounts/is-sign-up-open";
import { changePasswordInput } from "@/server/domain/accounts/schema";
import { personProcedure, publicProcedure, router } from "./init";
import { keepSession } from "./keep-session";

export const accountsRouter = router({
  /** Whether companies may sign up by themselves here. */
  isSignUpOpen: publicProcedure.query(() => isSignUpOpen()),

  changePassword: personProcedure.input(changePasswordInput).mutation(async ({ ctx, input }) => {
    const { sessionsEnded, session } = await changePassword(ctx.session, input, ctx.facts);
    await keepSession(ctx, session);
    return { sessionsEnded };
  }),
});

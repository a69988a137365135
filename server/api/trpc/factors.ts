import { activateTotp } from "@/server/auth/activate-totp";
import { addPasskey, startPasskeyForSession } from "@/server/auth/add-passkey";
import { listFactors } from "@/server/auth/list-factors";
import { makeRecoveryCodes } from "@/server/auth/make-recovery-codes";
import { proveAgain, startProof } from "@/server/auth/prove-again";
import { removeFactor } from "@/server/auth/remove-factor";
import { renamePasskey } from "@/server/auth/rename-passkey";
import { startTotp } from "@/server/auth/start-totp";
import {
  activateTotpInput,
  addPasskeyInput,
  passkeyIdInput,
  proveAgainInput,
  renamePasskeyInput,
} from "@/server/domain/factors/schema";
import { personProcedure, router } from "./init";
import { keepSession } from "./keep-session";

/** By what the signed-in person proves themselves. */
export const factorsRouter = router({
  list: personProcedure.query(({ ctx }) => listFactors(ctx.session)),

  startProof: personProcedure.mutation(({ ctx }) => startProof(ctx.session)),
  prove: personProcedure
    .input(proveAgainInput)
    .mutation(({ ctx, input }) => proveAgain(ctx.session, input, ctx.facts, new Date())),

  startTotp: personProcedure.mutation(({ ctx }) => startTotp(ctx.session)),
  activateTotp: personProcedure
    .input(activateTotpInput)
    .mutation(async ({ ctx, input }) =>
      keepSession(ctx, await activateTotp(ctx.session, input, ctx.facts, new Date())),
    ),
  removeTotp: personProcedure.mutation(async ({ ctx }) =>
    keepSession(ctx, await removeFactor(ctx.session, { kind: "totp" }, ctx.facts)),
  ),

  startPasskey: personProcedure.mutation(({ ctx }) => startPasskeyForSession(ctx.session)),
  addPasskey: personProcedure
    .input(addPasskeyInput)
    .mutation(async ({ ctx, input }) => keepSession(ctx, await addPasskey(ctx.session, input, ctx.facts))),
  renamePasskey: personProcedure
    .input(renamePasskeyInput)
    .mutation(({ ctx, input }) => renamePasskey(ctx.session, input)),
  removePasskey: personProcedure
    .input(passkeyIdInput)
    .mutation(async ({ ctx, input }) =>
      keepSession(ctx, await removeFactor(ctx.session, { kind: "passkey", ...input }, ctx.facts)),
    ),

  makeRecoveryCodes: personProcedure.mutation(async ({ ctx }) => {
    const { codes, session } = await makeRecoveryCodes(ctx.session, ctx.facts);
    await keepSession(ctx, session);
    return { codes };
  }),
});

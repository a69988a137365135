import { invitedContext } from "@/server/auth/request-context";
import { findLink } from "@/server/domain/accounts/find-link";
import { acceptInvitation } from "@/server/domain/invitations/accept-invitation";
import { createInvitation } from "@/server/domain/invitations/create-invitation";
import { listInvitations } from "@/server/domain/invitations/list-invitations";
import { resendInvitation } from "@/server/domain/invitations/resend-invitation";
import { revokeInvitation } from "@/server/domain/invitations/revoke-invitation";
import {
  acceptInvitationInput,
  createInvitationInput,
  invitationId,
} from "@/server/domain/invitations/schema";
import { personProcedure, router, tenantProcedure } from "./init";

export const invitationsRouter = router({
  list: tenantProcedure.query(({ ctx }) => listInvitations(ctx)),
  create: tenantProcedure
    .input(createInvitationInput)
    .mutation(({ ctx, input }) => createInvitation(ctx, input)),
  resend: tenantProcedure.input(invitationId).mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  revoke: tenantProcedure.input(invitationId).mutation(({ ctx, input }) => revokeInvitation(ctx, input)),

  /** The signed-in person takes the place that the mail's link offers; the link, not the page, says in which tenant. */
  accept: personProcedure
    .input(acceptInvitationInput)
    .mutation(async ({ ctx, input }) =>
      acceptInvitation(invitedContext(await findLink(input.token), ctx.facts), ctx.session, input),
    ),
});

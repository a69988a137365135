import { changeRole, removeMember } from "@/server/domain/people/change-role";
import { endMemberSessions } from "@/server/domain/people/end-member-sessions";
import { listMembers } from "@/server/domain/people/list-members";
import { listSessions } from "@/server/domain/people/list-sessions";
import { revokeOtherSessions, revokeSession } from "@/server/domain/people/revoke-session";
import {
  changeRoleInput,
  listMembersInput,
  memberId,
  sessionIdInput,
  updatePreferencesInput,
} from "@/server/domain/people/schema";
import { updatePreferences } from "@/server/domain/people/update-preferences";
import { personProcedure, router, tenantProcedure } from "./init";

export const peopleRouter = router({
  /** The signed-in person. */
  me: personProcedure.query(({ ctx }) => ctx.session),

  /** The acting person's place in the tenant of the page: for showing what they may do, not for deciding it. */
  myRights: tenantProcedure.query(({ ctx }) => ({
    role: ctx.actor.kind === "person" ? ctx.actor.role : null,
    may: [...ctx.may],
    /** The folders that the rights are limited to, with all below them; null: none. */
    folders: ctx.folders ? [...ctx.folders] : null,
  })),

  updatePreferences: personProcedure
    .input(updatePreferencesInput)
    .mutation(({ ctx, input }) => updatePreferences(ctx.session, input)),

  listSessions: personProcedure.query(({ ctx }) => listSessions(ctx.session)),
  revokeSession: personProcedure
    .input(sessionIdInput)
    .mutation(({ ctx, input }) => revokeSession(ctx.session, input)),
  revokeOtherSessions: personProcedure.mutation(({ ctx }) => revokeOtherSessions(ctx.session)),

  listMembers: tenantProcedure.input(listMembersInput).query(({ ctx, input }) => listMembers(ctx, input)),
  changeRole: tenantProcedure.input(changeRoleInput).mutation(({ ctx, input }) => changeRole(ctx, input)),
  endSessions: tenantProcedure.input(memberId).mutation(({ ctx, input }) => endMemberSessions(ctx, input)),
  removeMember: tenantProcedure.input(memberId).mutation(({ ctx, input }) => removeMember(ctx, input)),
});

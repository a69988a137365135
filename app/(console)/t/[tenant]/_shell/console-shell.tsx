"use client";
import { type ReactNode, useCallback } from "react";
import { ProofDialog } from "@/app/_product/security/proof-dialog";
import type { PageKey } from "@/app/_product/shell/navigation";
import { Shell } from "@/app/_product/shell/shell";
import type { PreferenceChange, ShellProps } from "@/app/_product/shell/shell-props";
import { signOut } from "@/app/_product/sign-out";
import { useTRPCClient } from "@/app/_trpc/client";
import { SessionGuard } from "@/app/(console)/t/[tenant]/_shell/session-guard";

/** Parts of the product that have no pages yet. */
const unbuilt: readonly PageKey[] = ["journeys", "forms"];

/** The shell with the server behind it: search, language and theme of the person, signing out. */
export function ConsoleShell({ children, ...props }: ShellProps & { children: ReactNode }) {
  const client = useTRPCClient();
  const { slug } = props.tenant;
  const search = useCallback(
    async (text: string) =>
      (await client.names.search.query({ text })).map(({ kind, id, name, hint }) => ({
        kind,
        id,
        label: name,
        ...(hint !== "" && hint !== name && { hint }),
        href: `/t/${slug}/${kind}/${id}`,
      })),
    [client, slug],
  );
  // The cookie has the choice already; the account follows when the server can be reached.
  const keep = (change: PreferenceChange) =>
    client.people.updatePreferences.mutate(change).catch(() => undefined);
  return (
    <Shell {...props} hidden={unbuilt} search={search} onChange={keep} onSignOut={signOut}>
      <SessionGuard />
      <ProofDialog />
      {children}
    </Shell>
  );
}

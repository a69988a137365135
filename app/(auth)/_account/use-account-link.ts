"use client";
import { useEffect, useState } from "react";
import { keptToken } from "@/app/(auth)/_account/kept-token";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";

/** What a mail's link is good for. */
export type AccountLink = {
  kind: string;
  email: string;
  name: string;
  company: string;
  slug: string;
  /** Who invites, and as what; empty for other kinds. */
  inviter: string;
  role: string;
  /** A role of the company's own, in place of `role`. */
  customRole: string;
  /** The address has an account: whoever is invited signs in with it. */
  hasAccount: boolean;
};
export type AccountLinkState =
  | { state: "loading" }
  | { state: "open"; token: string; link: AccountLink }
  /** `message: null` when the server could not be reached. */
  | { state: "refused"; isOver: boolean; message: string | null };

const textOf = (body: object, key: string): string => {
  const value: unknown = Reflect.get(body, key);
  return typeof value === "string" ? value : "";
};

async function readLink(token: string): Promise<AccountLinkState> {
  const answer = await postSignIn("/api/auth/link", { token });
  if (!("body" in answer))
    return { state: "refused", isOver: answer.key !== "unreachable", message: answer.message };
  const body = typeof answer.body === "object" && answer.body !== null ? answer.body : {};
  const link = {
    kind: textOf(body, "kind"),
    email: textOf(body, "email"),
    name: textOf(body, "name"),
    company: textOf(body, "company"),
    slug: textOf(body, "slug"),
    inviter: textOf(body, "inviter"),
    role: textOf(body, "role"),
    customRole: textOf(body, "customRole"),
    hasAccount: Reflect.get(body, "hasAccount") === true,
  };
  return { state: "open", token, link };
}

/**
 * The link by which the reader came, read from behind the `#` of the address: the server is asked about it in a body, so that the
 * token is in no log.
 */
export function useAccountLink(): AccountLinkState {
  const [state, setState] = useState<AccountLinkState>({ state: "loading" });
  useEffect(() => {
    let current = 0;
    const look = () => {
      current += 1;
      const mine = current;
      const token = location.hash.slice(1) || keptToken.read();
      void readLink(token || "-").then((found) => {
        if (found.state === "open" && found.link.kind === "invitation") keptToken.keep(token);
        if (mine === current) setState(found);
      });
    };
    look();
    // A second link that is pasted into the same tab changes nothing but the part behind the #.
    addEventListener("hashchange", look);
    return () => {
      current = -1;
      removeEventListener("hashchange", look);
    };
  }, []);
  return state;
}

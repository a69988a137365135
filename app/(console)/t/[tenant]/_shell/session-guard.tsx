"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

const isSessionOver = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "data" in error &&
  typeof error.data === "object" &&
  error.data !== null &&
  "key" in error.data &&
  error.data.key === "auth.signInFirst";

/** Leads to signing in, and back here, when an answer of the API says that the session is over. */
export function SessionGuard() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const leave = (error: unknown) => {
      if (!isSessionOver(error)) return;
      const next = `${location.pathname}${location.search}`;
      location.assign(`/sign-in?${new URLSearchParams({ next, ended: "1" })}`);
    };
    const queries = queryClient
      .getQueryCache()
      .subscribe((event) => event.type === "updated" && leave(event.query.state.error));
    const mutations = queryClient
      .getMutationCache()
      .subscribe((event) => event.type === "updated" && leave(event.mutation.state.error));
    return () => {
      queries();
      mutations();
    };
  }, [queryClient]);
  return null;
}

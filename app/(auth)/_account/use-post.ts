"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";

type Problem = {
  /** What is wrong as a whole. */
  whole: string | null;
  /** What is wrong with one field, by its name. */
  fields: Readonly<Record<string, string>>;
};

const none: Problem = { whole: null, fields: {} };

/** Sends a form of the account pages, and keeps what was wrong with it. */
export function usePost(path: string): {
  /** The answer's body; null when it was refused. */
  send: (body: object) => Promise<object | null>;
  pending: boolean;
  problem: Problem;
} {
  const t = useTranslations("auth.pages");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState(none);
  const send = async (body: object) => {
    if (pending) return null;
    setPending(true);
    setProblem(none);
    const answer = await postSignIn(path, body);
    setPending(false);
    if ("body" in answer) return typeof answer.body === "object" ? (answer.body ?? {}) : {};
    const fields = answer.fields ?? {};
    const isTold = Object.keys(fields).length > 0;
    setProblem({ fields, whole: isTold ? null : (answer.message ?? t("unreachable")) });
    return null;
  };
  return { send, pending, problem };
}

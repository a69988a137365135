import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import type { TrpcContext } from "@/server/api/trpc/init";
import { createCaller } from "@/server/api/trpc/root";
import { hashToken } from "@/server/platform/secrets";
import { postSignUp } from "./post-sign-up";
import { postSignUpFinish } from "./post-sign-up-finish";
import { ask } from "./testing-ask";

const { admin } = await makeTestDatabase();
applyTestSettings({ SIGN_UP: "closed" });

test("where the operator makes the companies nobody signs up, not by a link from before either", async () => {
  await admin`
    insert into account_links (id, kind, email, email_key, details, expires_at)
    values (${hashToken("older")}, 'sign-up', 'a@b.test', 'a@b.test', '{"name": "花", "company": "花屋"}', now() + interval '1 day')`;
  const answers = [
    await ask(postSignUp, { email: "a@b.test", name: "花", company: "花屋" }),
    await ask(postSignUpFinish, { token: "older", password: "correct horse battery", slug: "hanaya" }),
  ];
  for (const answer of answers)
    expect(await answer.json()).toMatchObject({ error: { key: "accounts.signUpClosed" } });
  expect(await admin`select 1 from pgboss.job`).toEqual([]);
  expect(await admin`select 1 from people`).toEqual([]);
  const nobody = {
    facts: { address: null, userAgent: "", requestId: "" },
    session: null,
    language: "ja",
    cookies: [],
    tenantContext: () => Promise.reject(new Error("nobody is signed in")),
  } satisfies TrpcContext;
  expect(await createCaller(nobody).accounts.isSignUpOpen()).toBe(false);
});

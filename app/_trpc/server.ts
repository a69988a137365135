import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { createTrpcContext } from "@/server/api/trpc/init";
import { createCaller } from "@/server/api/trpc/root";

/**
 * The API as a server component calls it: same procedures, same checks, no HTTP; the session is read once per request.
 * `const campaign = await orNotFound((await api(tenant)).campaigns.get({ campaignId }))`
 *
 * @param tenant slug of the tenant that the page is about; null where there is none
 */
export const api = cache(async (tenant: string | null) =>
  createCaller(await createTrpcContext(new Headers(await headers()), tenant)),
);

/**
 * Who is signed in on this request; null when nobody is. Pages use it to send people to the sign-in page.
 *
 * @param tenant slug of the tenant that the page is about, for staff who look into that one
 */
export const readPerson = cache(
  async (tenant: string | null = null) =>
    (await createTrpcContext(new Headers(await headers()), tenant)).session,
);

/** For what a page shows beside its own subject: nothing, to somebody whose role does not open it. */
export async function ifAllowed<Value, Otherwise>(
  value: Promise<Value>,
  otherwise: Otherwise,
): Promise<Value | Otherwise> {
  try {
    return await value;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : undefined;
    if (cause instanceof Error && "key" in cause && cause.key === "people.notAllowed") return otherwise;
    throw error;
  }
}

/** An address may hold anything where an id belongs: what is no id names nothing. */
const isBadId = ({ cause }: TRPCError) =>
  cause instanceof z.ZodError &&
  cause.issues.every((issue) => issue.code === "invalid_format" && issue.format === "uuid");

/** Shows the 404 page where the API says NOT_FOUND, or that an id of the address is none. */
export async function orNotFound<Value>(value: Promise<Value>): Promise<Value> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || isBadId(error))) notFound();
    throw error;
  }
}

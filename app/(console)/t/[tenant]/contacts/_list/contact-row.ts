import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";

/** One contact as the list shows it. */
export type ContactRow = inferRouterOutputs<AppRouter>["contacts"]["list"]["items"][number];

/** Whom a list shows, on all of its pages. */
export type ContactMatching = inferRouterInputs<AppRouter>["contacts"]["count"];

/** Everybody who fits the list's filters, and how many they were when that was said. */
export type WholeList = { matching: ContactMatching; people: number };

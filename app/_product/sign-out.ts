import { signOut as endSession } from "next-auth/react";

/** Ends the session on the server and leaves for the sign-in page; the page's memory goes with it. */
export async function signOut(): Promise<void> {
  await endSession({ redirect: false });
  location.assign("/sign-in");
}

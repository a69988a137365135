import type { TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { askForProof } from "@/app/_trpc/ask-for-proof";
import { readRefusal } from "@/app/_trpc/read-refusal";
import type { AppRouter } from "@/server/api/trpc/root";

/**
 * Where the server wants a factor to be shown again, the reader is asked and the call is made once more; who declines gets
 * the refusal. No page needs to know which acts are dangerous.
 */
export const proveAgainLink: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    observable((observer) => {
      let call: Unsubscribable | null = null;
      let isWanted = true;
      const once = next(op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error: (error) => {
          if (readRefusal(error)?.key !== "auth.proveAgain") return observer.error(error);
          void askForProof().then((isProved) => {
            if (!isProved) observer.error(error);
            else if (isWanted) call = next(op).subscribe(observer);
          });
        },
      });
      return () => {
        isWanted = false;
        once.unsubscribe();
        call?.unsubscribe();
      };
    });

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_trpc/client";
import { showToast } from "@/app/_ui/show-toast";
import { useTableSelection } from "@/app/_ui/table-selection";
import type { ContactRow, WholeList } from "./contact-row";

type Whom = { people: readonly ContactRow[]; whole: WholeList | null; onDone: () => void };

/** Takes people out of all mail, ticked ones or everybody in the list; undo lifts those who were not out before. */
export function useSuppressing({ people, whole, onDone }: Whom) {
  const t = useTranslations("contacts.pages.selection");
  const ui = useTranslations("ui");
  const router = useRouter();
  const client = useTRPCClient();
  const { clear } = useTableSelection();

  /** @returns how to undo it */
  const suppressTicked = async (reason: string) => {
    const added = await Promise.all(
      people.map(async ({ contactId }) => {
        const answer = await client.suppressions.add.mutate({ contactId, reason });
        return answer.added ? [contactId] : [];
      }),
    );
    return () =>
      Promise.all(
        added
          .flat()
          .map((contactId) => client.suppressions.lift.mutate({ contactId, reason: t("undoReason") })),
      );
  };
  const suppressWhole = async (reason: string, { matching: filter, people: count }: WholeList) => {
    const { at } = await client.suppressions.suppressMatching.mutate({ filter, people: count, reason });
    return () => client.suppressions.liftMatched.mutate({ at: at.toISOString(), reason: t("undoReason") });
  };
  return useMutation({
    mutationFn: async (reason: string): Promise<() => Promise<unknown>> =>
      whole ? suppressWhole(reason, whole) : suppressTicked(reason),
    onSuccess: (undo) => {
      const onUndo = () =>
        void undo()
          .catch(() => showToast(t("undoFailed")))
          .then(() => router.refresh());
      showToast(t("suppressed", { count: whole?.people ?? people.length }), {
        undo: { label: ui("undo"), onUndo },
      });
      clear();
      onDone();
      router.refresh();
    },
  });
}

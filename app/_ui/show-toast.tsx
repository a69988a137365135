"use client";
import { CircleCheck } from "lucide-react";
import { toast } from "sonner";

type ToastOptions = {
  /** The word of the way back (`元に戻す`, `取り消す`) and what it does; the toast then stays 10 s, not 6. */
  undo?: { label: string; onUndo: () => void } | undefined;
};

/**
 * Says what was done, in the past tense, with the way back. Call it from a client component.
 * Never for errors that need an act: those stay in the page.
 */
export function showToast(message: string, { undo }: ToastOptions = {}): void {
  toast.custom(
    (id) => (
      <div className="flex w-max max-w-full items-center gap-3 rounded-lg bg-text py-2.5 pr-2.5 pl-4 text-sheet text-sm shadow-lg">
        <CircleCheck />
        <span className="min-w-0 flex-1 pr-1.5">{message}</span>
        {undo && (
          <button
            type="button"
            className="label-face flex-none border-current/25 border-l py-1 pr-2 pl-3.5 font-bold whitespace-nowrap focus-visible:outline-current"
            onClick={() => {
              toast.dismiss(id);
              undo.onUndo();
            }}
          >
            {undo.label}
          </button>
        )}
      </div>
    ),
    { duration: undo ? 10_000 : 6_000 },
  );
}

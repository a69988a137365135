/** One tab, selected or not (data-state=active or aria-current). */
export const tabClass =
  "label-face -mb-px flex h-10 flex-none items-center gap-1.5 border-transparent border-b-2 text-sm text-text-2 whitespace-nowrap hover:text-text max-md:h-11 " +
  "data-[state=active]:border-accent-text data-[state=active]:font-bold data-[state=active]:text-text " +
  "aria-[current=page]:border-accent-text aria-[current=page]:font-bold aria-[current=page]:text-text focus-visible:-outline-offset-2";

export const tabListClass =
  "flex gap-5 overflow-x-auto overflow-y-hidden border-line border-b px-8 [scrollbar-width:none] max-md:px-4";

/** The count after a tab's word. */
export const tabCountClass = "figures text-text-3";

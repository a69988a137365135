/** A slot of a sentence: as high as a small control, its words in the text colour. */
export const chipClass =
  "inline-flex h-7 max-w-72 items-center gap-1 rounded-md border border-line-strong bg-sheet px-2 text-sm text-text hover:bg-hover aria-invalid:border-danger max-md:h-9";

/** The same, for Select and Combobox, whose box is an input's. */
export const choiceClass = "w-auto! max-w-72 border-line-strong px-2! gap-1! hover:bg-hover max-md:text-sm!";

/** The same, for something that is typed. */
export const typedClass =
  "h-7 rounded-md border border-line-strong bg-sheet px-2 text-sm text-text focus:border-accent-text focus:shadow-[0_0_0_3px_var(--hk-accent-soft)] focus:outline-2 focus:outline-transparent focus:outline-offset-0 aria-invalid:border-danger max-md:h-9 max-md:text-lg";

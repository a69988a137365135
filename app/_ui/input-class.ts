/** The box of everything that takes typing: focus is an accent border and a soft ring, an error a red border. */
export const inputClass =
  "w-full min-w-0 rounded-md border border-line-control bg-sheet text-sm text-text transition-[border-color,box-shadow] placeholder:text-text-3 " +
  "max-md:text-lg " +
  "focus:border-accent-text focus:shadow-[0_0_0_3px_var(--hk-accent-soft)] focus:outline-2 focus:outline-transparent focus:outline-offset-0 " +
  "aria-invalid:border-danger disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-text-3";

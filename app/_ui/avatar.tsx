import { cx } from "@/app/_ui/cx";

type AvatarProps = {
  /** Full name. Its first character is shown unless `initials` says otherwise. */
  name: string;
  initials?: string | undefined;
  size?: "sm" | "md" | undefined;
  /** Read the name aloud: true when the name does not stand beside it. */
  labelled?: boolean | undefined;
};

/** A person as a round initial: `name`, `initials`, `size`, `labelled`. */
export function Avatar({ name, initials, size = "md", labelled }: AvatarProps) {
  const shown = initials ?? Array.from(name.trim())[0] ?? "?";
  return (
    <span
      {...(labelled ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}
      className={cx(
        "inline-grid flex-none place-items-center rounded-full bg-accent-soft font-bold text-accent-text leading-none",
        size === "md" ? "size-7 text-xs" : "size-5.5 text-xs",
      )}
    >
      {shown}
    </span>
  );
}

import { cx } from "@/app/_ui/cx";

type MailFrameProps = {
  html: string;
  /** Read aloud as the name of the frame. */
  title: string;
  className?: string | undefined;
  /** A picture of the mail: not reached by keyboard or mouse. */
  picture?: boolean | undefined;
};

/**
 * A mail's HTML in a frame that may do nothing: no scripts, no forms, no way out, an origin of its own. White in both
 * themes, as in most mail clients.
 */
export function MailFrame({ html, title, className, picture }: MailFrameProps) {
  return (
    <iframe
      sandbox=""
      srcDoc={html}
      title={title}
      referrerPolicy="no-referrer"
      loading="lazy"
      data-theme="light"
      {...(picture ? { tabIndex: -1, "aria-hidden": true } : {})}
      className={cx("block border-0 bg-white", className)}
    />
  );
}

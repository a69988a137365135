import { decodeEntities } from "./decode-entities";
import { parseMerge } from "./parse-merge";
import type { RenderedMail } from "./render-mail";

/** What a mail takes from outside itself, each once, in the order of first use. */
export type References = {
  /** Addresses of images as written, merge tags included; images within the mail (data:) are left out. */
  readonly images: readonly string[];
  readonly mergePaths: readonly string[];
};

/** The images and merge paths of a mail: what a release freezes with the content. */
export function listReferences({ subject, preheader, html, text }: RenderedMail): References {
  const markup = html ?? "";
  const images = [...markup.matchAll(/<img\s[^<>]*?src="([^"]+)"/gi)]
    .map(([, src = ""]) => decodeEntities(src))
    .filter((src) => !src.startsWith("data:"));
  const parsed = [
    parseMerge(subject, null),
    parseMerge(preheader, null),
    parseMerge(markup, null, "html"),
    parseMerge(text, null),
  ];
  const mergePaths = parsed.flatMap(({ segments }) =>
    segments.flatMap((segment) => (segment.kind === "value" ? [segment.path] : [])),
  );
  return { images: [...new Set(images)], mergePaths: [...new Set(mergePaths)] };
}

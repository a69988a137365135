import { standardMergePaths } from "@/server/domain/templates/schema";
import { decodeEntities } from "./decode-entities";

/** A literal, or a place for a value. `fallback` is used when the value is missing or blank. */
export type MergeSegment =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly path: string; readonly fallback: string };

export type MergeProblemCode =
  | "mergeUnclosed"
  | "mergeEmpty"
  | "mergeSyntax"
  | "mergeUnknownField"
  | "mergeUnknownFilter"
  | "mergeLogic"
  | "mergeFullWidth";

/** `position` counts UTF-16 units of the source from 0; `tag` is what stands there. */
export type MergeProblem = {
  readonly code: MergeProblemCode;
  readonly position: number;
  readonly tag: string;
};

export type ParsedMerge = {
  readonly segments: readonly MergeSegment[];
  readonly problems: readonly MergeProblem[];
};

export type MergeSource = "text" | "html";

/** Paths that may be named: exactly these, or `null` for every path of the right form (content checked before). */
export type KnownPaths = ReadonlySet<string> | null;

// The whole of it: an output tag; else what a person meant as one. The text between braces holds no brace pair.
const token = /\{\{((?:(?!\{\{|\}\})[\s\S])*)\}\}|\{\{|\{%-?\s*[a-z]+(?=\s|-?%\})|｛\s*｛|｝\s*｝/g;
const tagBody = /^\s*([^|]*?)\s*(?:\|\s*([^:]*?)\s*(?::\s*([\s\S]*?)\s*)?)?$/;
const quoted = /^(?:"([^"]*)"|'([^']*)')$/;
const customField = /^contact\.fields\.[a-z][a-z0-9_]{0,59}$/;
const standard: ReadonlySet<string> = new Set(standardMergePaths);
const maxFallbackLength = 200;
const maxBodyLength = 400;

/**
 * Splits text at its merge tags: `{{ contact.family_name }}` or `{{ contact.family_name | default: "お客様" }}`,
 * the output tags of Liquid with the one filter `default`, nothing else of it. Closing braces alone are text.
 *
 * @param source "html": literals are markup and stay as they are; inside a tag, entities are read as characters
 * @returns segments in order, broken tags left out; problems in order of position
 */
export function parseMerge(text: string, known: KnownPaths, source: MergeSource = "text"): ParsedMerge {
  const segments: MergeSegment[] = [];
  const problems: MergeProblem[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > end) segments.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const body = match[1];
    const read =
      body === undefined
        ? strayBraces(match[0])
        : readTag(source === "html" ? decodeEntities(body) : body, known);
    if (typeof read === "string") {
      problems.push({ code: read, position: match.index, tag: text.slice(match.index, match.index + 60) });
    } else segments.push(read);
  }
  if (end < text.length) segments.push({ kind: "text", text: text.slice(end) });
  return { segments, problems };
}

function strayBraces(braces: string): MergeProblemCode {
  if (braces === "{{") return "mergeUnclosed";
  return braces.startsWith("{%") ? "mergeLogic" : "mergeFullWidth";
}

function readTag(body: string, known: KnownPaths): MergeSegment | MergeProblemCode {
  if (body.trim() === "") return "mergeEmpty";
  if (body.length > maxBodyLength) return "mergeSyntax";
  const [, path = "", filter, argument] = tagBody.exec(body) ?? [];
  if (!/^[a-z][a-z0-9_.]*$/.test(path)) return "mergeSyntax";
  if (!isKnown(path, known)) return "mergeUnknownField";
  if (filter === undefined) return { kind: "value", path, fallback: "" };
  if (filter !== "default") return "mergeUnknownFilter";
  const value = quoted.exec(argument ?? "");
  const fallback = value?.[1] ?? value?.[2];
  if (fallback === undefined || fallback.length > maxFallbackLength) return "mergeSyntax";
  return { kind: "value", path, fallback };
}

function isKnown(path: string, known: KnownPaths): boolean {
  return known === null ? standard.has(path) || customField.test(path) : known.has(path);
}

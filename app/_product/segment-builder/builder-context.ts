"use client";
import { createContext, useContext } from "react";
import type { GroupNode } from "@/app/_product/segment-builder/builder-tree";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import type { TreeActs } from "@/app/_product/segment-builder/use-segment-tree";

export type Builder = {
  readonly tree: GroupNode;
  readonly acts: TreeActs;
  readonly catalogue: Catalogue;
  /** A sentence for each row or group that keeps the rule from being counted, by id. */
  readonly faults: ReadonlyMap<string, string>;
  /** People left after each row of the root, by id; empty until they are counted. */
  readonly remaining: ReadonlyMap<string, number>;
  /** What is counted is not what is shown (yet). */
  readonly stale: boolean;
  /** The row that was just added. */
  readonly fresh: string | null;
};

export const BuilderContext = createContext<Builder | null>(null);

/** What the parts of the builder share. */
export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("useBuilder outside of a SegmentBuilder");
  return builder;
}

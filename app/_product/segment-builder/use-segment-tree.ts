"use client";
import { useMemo, useReducer } from "react";
import { type BuilderNode, type GroupNode, toTree } from "@/app/_product/segment-builder/builder-tree";
import {
  duplicateNode,
  insertNode,
  liftNode,
  moveInto,
  removeNode,
  replaceNode,
  shiftNode,
  wrapNode,
} from "@/app/_product/segment-builder/edit-tree";
import type { Condition, SegmentRule } from "@/server/domain/segments/schema";

type State = {
  tree: GroupNode;
  past: readonly GroupNode[];
  future: readonly GroupNode[];
  /** How many nodes were made, for their ids. */
  made: number;
  /** The row that was last changed in place: typing in it is one step of undo. */
  last: string | null;
  /** The row that was just added: the cursor belongs in it. */
  fresh: string | null;
};

type Edit =
  | { act: "change"; node: BuilderNode }
  | { act: "add"; groupId: string; condition: Condition }
  | { act: "add-group"; groupId: string; condition: Condition }
  | { act: "remove" | "duplicate" | "lift" | "wrap"; id: string }
  | { act: "shift"; id: string; steps: number }
  | { act: "into"; id: string; groupId: string }
  | { act: "undo" | "redo" | "settle" };

const mostSteps = 100;

function withTree(state: State, tree: GroupNode, rest: Partial<State> = {}): State {
  if (tree === state.tree) return state;
  const past = [...state.past, state.tree].slice(-mostSteps);
  return { ...state, tree, past, future: [], last: null, fresh: null, ...rest };
}

function travel(state: State, from: "past" | "future", to: "past" | "future"): State {
  const tree = state[from].at(-1);
  if (!tree) return state;
  return {
    ...state,
    tree,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], state.tree],
    last: null,
    fresh: null,
  };
}

function add(state: State, groupId: string, condition: Condition, inGroup: boolean): State {
  const row: BuilderNode = { kind: "condition", id: `new-${state.made}`, condition };
  const node: BuilderNode = inGroup
    ? { kind: "group", id: `new-${state.made + 1}`, mode: "any", children: [row] }
    : row;
  return withTree(state, insertNode(state.tree, groupId, node), { made: state.made + 2, fresh: row.id });
}

function reduce(state: State, edit: Edit): State {
  const { tree, made } = state;
  switch (edit.act) {
    case "change": {
      const next = replaceNode(tree, edit.node.id, edit.node);
      if (state.last === edit.node.id) return { ...state, tree: next, fresh: null };
      return withTree(state, next, { last: edit.node.id });
    }
    case "add":
      return add(state, edit.groupId, edit.condition, false);
    case "add-group":
      return add(state, edit.groupId, edit.condition, true);
    case "remove":
      return withTree(state, removeNode(tree, edit.id));
    case "lift":
      return withTree(state, liftNode(tree, edit.id));
    case "wrap":
      return withTree(state, wrapNode(tree, edit.id, `new-${made}`), { made: made + 1 });
    case "shift":
      return withTree(state, shiftNode(tree, edit.id, edit.steps));
    case "into":
      return withTree(state, moveInto(tree, edit.id, edit.groupId));
    case "duplicate": {
      let next = made;
      return withTree(
        state,
        duplicateNode(tree, edit.id, () => `new-${next++}`),
        { made: next },
      );
    }
    case "undo":
      return travel(state, "past", "future");
    case "redo":
      return travel(state, "future", "past");
    case "settle":
      return { ...state, fresh: null };
  }
}

const begin = (rule: SegmentRule): State => ({
  tree: toTree(rule),
  past: [],
  future: [],
  made: 0,
  last: null,
  fresh: null,
});

/** The tree that is being built, and everything that can be done to it; each act is one step of undo. */
export function useSegmentTree(rule: SegmentRule) {
  const [state, dispatch] = useReducer(reduce, rule, begin);
  const acts = useMemo(
    () => ({
      change: (node: BuilderNode) => dispatch({ act: "change", node }),
      add: (groupId: string, condition: Condition) => dispatch({ act: "add", groupId, condition }),
      addGroup: (groupId: string, condition: Condition) => dispatch({ act: "add-group", groupId, condition }),
      remove: (id: string) => dispatch({ act: "remove", id }),
      duplicate: (id: string) => dispatch({ act: "duplicate", id }),
      lift: (id: string) => dispatch({ act: "lift", id }),
      wrap: (id: string) => dispatch({ act: "wrap", id }),
      shift: (id: string, steps: number) => dispatch({ act: "shift", id, steps }),
      into: (id: string, groupId: string) => dispatch({ act: "into", id, groupId }),
      undo: () => dispatch({ act: "undo" }),
      redo: () => dispatch({ act: "redo" }),
      settle: () => dispatch({ act: "settle" }),
    }),
    [],
  );
  return {
    tree: state.tree,
    fresh: state.fresh,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    acts,
  };
}

export type TreeActs = ReturnType<typeof useSegmentTree>["acts"];

import { expect, test } from "vitest";
import { folderTree, pathOf } from "./folder-tree";

const counts = { segments: 0, templates: 0, campaigns: 0 };
const folder = (folderId: string, parentId: string | null = null) => ({
  folderId,
  parentId,
  name: folderId.toUpperCase(),
  counts,
});

test("each folder is followed by those that lie in it", () => {
  const tree = folderTree([folder("a"), folder("a1", "a"), folder("b"), folder("x", "a1"), folder("y", "b")]);
  expect(tree.map((line) => [line.depth, pathOf(line)])).toEqual([
    [0, "A"],
    [1, "A / A1"],
    [2, "A / A1 / X"],
    [0, "B"],
    [1, "B / Y"],
  ]);
});

test("nothing is shown twice, and no folders are no lines", () => {
  expect(folderTree([])).toEqual([]);
});

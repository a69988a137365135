import { FilterBar } from "@/app/_ui/filter-bar";
import type { FolderNoun } from "@/server/domain/folders/schema";
import { FolderChip } from "./folder-chip";
import type { Folder } from "./folder-tree";

type FolderRowProps = {
  noun: FolderNoun;
  folders: readonly Folder[];
  current: string | undefined;
  path: string;
  mayWrite: boolean;
};

/** A row for the folder chip alone, over a list that has no other conditions; none where there is nothing to choose or arrange. */
export function FolderRow({ noun, folders, current, path, mayWrite }: FolderRowProps) {
  if (folders.length === 0 && !mayWrite) return null;
  return (
    <FilterBar>
      <FolderChip noun={noun} folders={folders} current={current} path={path} mayArrange={mayWrite} />
    </FilterBar>
  );
}

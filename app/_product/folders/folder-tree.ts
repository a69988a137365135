import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";

export type Folder = inferRouterOutputs<AppRouter>["folders"]["list"][number];
export type FolderLine = Folder & {
  /** 0 at the top. */
  depth: number;
  /** Names from the top down, this folder's last. */
  path: readonly string[];
};

/** Folders as they are shown: each followed by those that lie in it, in the order given. */
export function folderTree(folders: readonly Folder[]): FolderLine[] {
  const below = Map.groupBy(folders, ({ parentId }) => parentId);
  const lines = (parentId: string | null, path: readonly string[]): FolderLine[] =>
    (below.get(parentId) ?? []).flatMap((folder) => {
      const own = [...path, folder.name];
      return [{ ...folder, depth: path.length, path: own }, ...lines(folder.folderId, own)];
    });
  return lines(null, []);
}

/** Names from the top down, as one line. */
export const pathOf = ({ path }: FolderLine): string => path.join(" / ");

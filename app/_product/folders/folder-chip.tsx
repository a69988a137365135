"use client";
import { FolderPen } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { FilterChip } from "@/app/_ui/filter-chip";
import type { FolderNoun } from "@/server/domain/folders/schema";
import { ArrangeFolders } from "./arrange-folders";
import { type Folder, type FolderLine, folderTree, pathOf } from "./folder-tree";

type FolderChipProps = {
  noun: FolderNoun;
  folders: readonly Folder[];
  /** Of the folder that the list is about; undefined: all. */
  current: string | undefined;
  /** Address of the list, without a folder; what else it filters by stays in it. */
  path: string;
  mayArrange: boolean;
};

const withFolder = (path: string, folderId: string) =>
  `${path}${path.includes("?") ? "&" : "?"}folder=${folderId}`;

/** The folder that a list is about, chosen from the tree; and the way to arrange the folders. */
export function FolderChip({ noun, folders, current, path, mayArrange }: FolderChipProps) {
  const t = useTranslations("folders.pages");
  const [arranging, setArranging] = useState(false);
  const tree = folderTree(folders);
  const open = tree.find(({ folderId }) => folderId === current);
  if (tree.length === 0 && !mayArrange) return null;
  return (
    <>
      <FilterChip name={t("folder")} value={open && pathOf(open)} clearHref={path}>
        {(close) => (
          <div className="grid gap-3">
            {tree.length === 0 ? (
              <p className="max-w-72 text-text-2">{t("empty")}</p>
            ) : (
              <Tree tree={tree} noun={noun} current={current} path={path} close={close} />
            )}
            {mayArrange && (
              <Button
                size="sm"
                icon={<FolderPen />}
                onClick={() => {
                  close();
                  setArranging(true);
                }}
              >
                {t("arrange")}
              </Button>
            )}
          </div>
        )}
      </FilterChip>
      {arranging && <ArrangeFolders folders={folders} onClose={() => setArranging(false)} />}
    </>
  );
}

type TreeProps = Pick<FolderChipProps, "noun" | "current" | "path"> & {
  tree: readonly FolderLine[];
  close: () => void;
};

function Tree({ tree, noun, current, path, close }: TreeProps) {
  return (
    <ul className="-mx-2 max-h-80 overflow-y-auto">
      {tree.map(({ folderId, name, depth, counts }) => (
        <li key={folderId}>
          <Link
            href={withFolder(path, folderId)}
            scroll={false}
            onClick={close}
            aria-current={folderId === current ? "true" : undefined}
            className="flex items-baseline gap-3 rounded-md px-2 py-1.5 hover:bg-hover aria-[current]:font-bold aria-[current]:text-accent-text"
            style={{ paddingInlineStart: `${depth * 1.25 + 0.5}rem` }}
          >
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="figures text-text-3 text-xs">{counts[noun]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

"use client";
import { ArrowDown, ArrowUp, Copy, CornerLeftUp, Group, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useBuilder } from "@/app/_product/segment-builder/builder-context";
import { type BuilderNode, listNodes } from "@/app/_product/segment-builder/builder-tree";
import { deepestGroup, groupDepth } from "@/app/_product/segment-builder/edit-tree";
import { numberGroups } from "@/app/_product/segment-builder/number-groups";
import { Menu, type MenuItem } from "@/app/_ui/menu";
import { showToast } from "@/app/_ui/show-toast";

/** Everything that dragging can do, and more, for the keyboard and the phone. */
export function NodeMenu({ node }: { node: BuilderNode }) {
  const t = useTranslations("segments.pages.builder");
  const ui = useTranslations("ui");
  const { tree, acts } = useBuilder();
  const place = listNodes(tree).find((one) => one.node.id === node.id);
  if (!place?.parent) return null;
  const { parent, depth } = place;
  const index = parent.children.findIndex(({ id }) => id === node.id);
  const own = new Set(listNodes(node).map((one) => one.node.id));
  const others = listNodes(tree).filter(
    (one) =>
      one.node.kind === "group" &&
      one.parent !== null &&
      one.node.id !== parent.id &&
      !own.has(one.node.id) &&
      one.depth + groupDepth(node) <= deepestGroup,
  );
  const numbers = numberGroups(tree);
  const items: MenuItem[] = [
    { key: "duplicate", label: t("duplicate"), icon: <Copy />, onSelect: () => acts.duplicate(node.id) },
    {
      key: "up",
      label: t("up"),
      icon: <ArrowUp />,
      disabled: index === 0,
      onSelect: () => acts.shift(node.id, -1),
    },
    {
      key: "down",
      label: t("down"),
      icon: <ArrowDown />,
      disabled: index === parent.children.length - 1,
      onSelect: () => acts.shift(node.id, 1),
    },
    ...(depth > 2
      ? [{ key: "lift", label: t("lift"), icon: <CornerLeftUp />, onSelect: () => acts.lift(node.id) }]
      : []),
    ...(depth + groupDepth(node) <= deepestGroup
      ? [{ key: "wrap", label: t("wrap"), icon: <Group />, onSelect: () => acts.wrap(node.id) }]
      : []),
    ...others.map((one) => ({
      key: one.node.id,
      label: t("into", { no: numbers.get(one.node.id) ?? 0 }),
      onSelect: () => acts.into(node.id, one.node.id),
    })),
    {
      key: "remove",
      label: t("remove"),
      icon: <Trash2 />,
      danger: true,
      onSelect: () => {
        acts.remove(node.id);
        showToast(t("removed"), { undo: { label: ui("undo"), onUndo: acts.undo } });
      },
    },
  ];
  return <Menu items={items} label={t(node.kind === "group" ? "groupMenu" : "rowMenu")} />;
}

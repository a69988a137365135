import { CodeXml, Heading, ImageIcon, type LucideIcon, Minus, RectangleEllipsis, Type } from "lucide-react";
import type { BlockType } from "./new-block";

const icons: Readonly<Record<BlockType, LucideIcon>> = {
  text: Type,
  heading: Heading,
  image: ImageIcon,
  button: RectangleEllipsis,
  divider: Minus,
  html: CodeXml,
};

/** The sign of a kind of block, beside its word. */
export function BlockIcon({ type }: { type: BlockType }) {
  const Icon = icons[type];
  return <Icon aria-hidden="true" />;
}

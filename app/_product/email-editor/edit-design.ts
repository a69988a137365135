import { type UnlayerDesign, unlayerDesign } from "@/server/domain/templates/schema";

export type DesignEdit = (design: UnlayerDesign) => UnlayerDesign;

/**
 * The design after an edit. An edit that would make it more than may be stored (200 blocks, 500 KB, a form that the
 * schema refuses) is not made: the same design comes back.
 */
export function editDesign(design: UnlayerDesign, edit: DesignEdit): UnlayerDesign {
  const next = edit(design);
  return next === design || unlayerDesign.safeParse(next).success ? next : design;
}

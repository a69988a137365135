/** A floating list: menus, selects, the palette; its user gives the width. */
export const menuClass =
  "z-50 max-h-(--radix-popper-available-height,80vh) animate-rise-in overflow-y-auto rounded-md border border-line bg-raised p-1 text-sm text-text shadow-md outline-none";

export const menuItemClass =
  "flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1 outline-none max-md:min-h-11 " +
  "data-highlighted:bg-hover data-[disabled]:cursor-not-allowed data-[disabled]:text-text-3 [&_.lucide]:text-text-3";

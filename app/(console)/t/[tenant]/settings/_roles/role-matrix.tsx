import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { permissionGroups } from "./permission-groups";
import { RoleActs } from "./role-acts";
import type { Matrix, Permission } from "./role-types";

type RoleMatrixProps = {
  matrix: Matrix;
  /** What the person who looks may give; empty: they change nothing. */
  may: readonly Permission[];
};

const head = "label-face px-2 py-2 align-bottom font-normal";
const sticky = "sticky left-0 px-4 text-left font-normal";

/** What each role may do, from the very table that the server decides by; the company's own after the built-in ones. */
export function RoleMatrix({ matrix, may }: RoleMatrixProps) {
  const t = useTranslations("roles.pages");
  const words = useTranslations("settings.pages");
  const columns = [
    ...matrix.roles.map(({ role, ...rest }) => ({
      key: role,
      name: words(`roles.${role}`),
      own: null,
      ...rest,
    })),
    ...matrix.custom.map((own) => ({ key: own.customRoleId, own, ...own })),
  ];
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={t("title")}
      className="relative overflow-x-auto rounded-lg border border-line"
    >
      <table className="w-full min-w-160 text-sm">
        <thead>
          <tr className="bg-sunken text-text-3 text-xs">
            <th scope="col" className={`${sticky} bg-sunken py-2 align-bottom`}>
              {t("permission")}
            </th>
            {columns.map(({ key, name, memberCount, own }) => (
              <th key={key} scope="col" className={head}>
                <span className="block max-w-32 truncate text-text" title={name}>
                  {name}
                </span>
                <span className="figures block whitespace-nowrap">
                  {t("members", { count: memberCount })}
                </span>
                {own && may.length > 0 && <RoleActs custom={own} matrix={matrix} may={may} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionGroups(matrix.permissions).map(({ group, permissions }) => (
            <Fragment key={group}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={columns.length + 1}
                  className="border-line border-t px-4 pt-3 pb-1 text-left font-bold text-xs"
                >
                  <span className="sticky left-4">{t(`groups.${group}`)}</span>
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row" className={`${sticky} border-line border-t bg-sheet py-1.5`}>
                    {words(`permissions.${permission}`)}
                  </th>
                  {columns.map(({ key, may: held }) => (
                    <Mark key={key} isAllowed={held.includes(permission)} />
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Mark({ isAllowed }: { isAllowed: boolean }) {
  const t = useTranslations("roles.pages");
  return (
    <td className="border-line border-t px-2 py-1.5 text-center">
      {isAllowed ? (
        <Check aria-label={t("allowed")} className="mx-auto text-accent-text" />
      ) : (
        <span className="text-text-3">
          <span aria-hidden="true">–</span>
          <span className="sr-only">{t("denied")}</span>
        </span>
      )}
    </td>
  );
}

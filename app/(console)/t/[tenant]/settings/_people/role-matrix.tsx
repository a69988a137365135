import type { inferRouterOutputs } from "@trpc/server";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AppRouter } from "@/server/api/trpc/root";

type Matrix = inferRouterOutputs<AppRouter>["roles"]["list"];

/** What each role may do, from the very table that the server decides by. */
export function RoleMatrix({ matrix }: { matrix: Matrix }) {
  const t = useTranslations("settings.pages");
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={t("people.matrix")}
      className="relative overflow-x-auto rounded-lg border border-line"
    >
      <table className="w-full min-w-160 text-sm">
        <thead>
          <tr className="bg-sunken text-text-3 text-xs">
            <th scope="col" className="sticky left-0 bg-sunken px-4 py-2 text-left font-normal">
              {t("people.permission")}
            </th>
            {matrix.roles.map(({ role }) => (
              <th key={role} scope="col" className="label-face px-2 py-2 font-normal whitespace-nowrap">
                {t(`roles.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.permissions.map((permission) => (
            <tr key={permission}>
              <th
                scope="row"
                className="sticky left-0 border-line border-t bg-sheet px-4 py-1.5 text-left font-normal"
              >
                {t(`permissions.${permission}`)}
              </th>
              {matrix.roles.map(({ role, may }) => (
                <td key={role} className="border-line border-t px-2 py-1.5 text-center">
                  {may.includes(permission) ? (
                    <Check aria-label={t("people.allowed")} className="mx-auto text-accent-text" />
                  ) : (
                    <span className="text-text-3">
                      <span aria-hidden="true">–</span>
                      <span className="sr-only">{t("people.denied")}</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

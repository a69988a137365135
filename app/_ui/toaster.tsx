"use client";
import { useTranslations } from "next-intl";
import { Toaster as Sonner } from "sonner";

/** Where toasts appear: bottom centre, one at a time, above the phone's bottom bar. Mounted once, in the layout. */
export function Toaster() {
  const t = useTranslations("ui");
  return (
    <Sonner
      position="bottom-center"
      visibleToasts={1}
      duration={6000}
      offset={20}
      mobileOffset={{ bottom: "4.25rem", left: "1rem", right: "1rem" }}
      containerAriaLabel={t("toasts")}
      className="flex! justify-center"
      toastOptions={{ unstyled: true, className: "w-full flex justify-center" }}
    />
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";

/** Ends the operator's session; one in the console stays. */
export function OperatorSignOut() {
  const t = useTranslations("operator.pages");
  const [pending, setPending] = useState(false);
  const press = async () => {
    setPending(true);
    const answer = await postSignIn("/api/operator-sign-in/sign-out", {});
    if ("body" in answer) location.assign("/operator/sign-in");
    else setPending(false);
  };
  return (
    <Button variant="ghost" size="sm" pending={pending} onClick={() => void press()}>
      {t("signOut")}
    </Button>
  );
}

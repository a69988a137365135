"use client";
import { type ReactNode, useState } from "react";
import { signOut } from "@/app/_product/sign-out";
import { Button } from "@/app/_ui/button";

/** Signs out, and stays pressed until the sign-in page is there. */
export function SignOutButton({ children }: { children: ReactNode }) {
  const [pending, setPending] = useState(false);
  const press = () => {
    setPending(true);
    signOut().catch(() => setPending(false));
  };
  return (
    <Button pending={pending} onClick={press}>
      {children}
    </Button>
  );
}

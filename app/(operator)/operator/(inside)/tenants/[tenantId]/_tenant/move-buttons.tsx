"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import {
  type Move,
  MoveDialog,
} from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/move-dialog";
import type { TenantPageData } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/tenant-page-data";

const movesFrom: Readonly<Record<TenantPageData["standing"], readonly Move[]>> = {
  trial: ["activate", "pause", "suspend"],
  active: ["pause", "suspend"],
  paused: ["activate", "trial", "suspend"],
  suspended: ["activate", "trial"],
};

/** What can be done about a company as a whole; each asks first. */
export function MoveButtons({ tenant }: { tenant: TenantPageData }) {
  const t = useTranslations("operator.pages.move");
  const [move, setMove] = useState<Move | null>(null);
  return (
    <>
      {movesFrom[tenant.standing].map((one) => (
        <Button key={one} variant={one === "suspend" ? "danger" : "secondary"} onClick={() => setMove(one)}>
          {t(one)}
        </Button>
      ))}
      {move !== null && <MoveDialog key={move} move={move} tenant={tenant} onClose={() => setMove(null)} />}
    </>
  );
}

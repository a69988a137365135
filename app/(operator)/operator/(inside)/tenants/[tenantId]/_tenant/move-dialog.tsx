"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { operatorClient } from "@/app/_trpc/operator-client";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { showToast } from "@/app/_ui/show-toast";
import { Textarea } from "@/app/_ui/textarea";
import { RefusalNote } from "@/app/(operator)/operator/(inside)/_frame/refusal-note";
import { useAct } from "@/app/(operator)/operator/(inside)/_frame/use-act";
import { useCapped } from "@/app/(operator)/operator/(inside)/_tenants/use-capped";
import type { TenantPageData } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/tenant-page-data";

export type Move = "pause" | "suspend" | "activate" | "trial";

const standingOf = { pause: "paused", suspend: "suspended", activate: "active", trial: "trial" } as const;
const asksReason = (move: Move) => move === "pause" || move === "suspend";

type MoveDialogProps = { move: Move; tenant: TenantPageData; onClose: () => void };

/** Whom and what it stops, why, and the company's address typed. */
export function MoveDialog({ move, tenant, onClose }: MoveDialogProps) {
  const t = useTranslations("operator.pages.move");
  const capped = useCapped();
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const { tenantId, slug, name, people } = tenant;
  const act = useAct(async () => {
    const typedSlug = halfWidth(typed).trim();
    await operatorClient.tenants.setStanding.mutate({
      tenantId,
      standing: standingOf[move],
      reason,
      typedSlug,
    });
    showToast(t("done"));
    onClose();
  });
  const fields = act.refusal?.fields ?? {};
  const field = act.refusal?.details.field;
  const slugError = fields.typedSlug ?? (field === "typedSlug" ? act.refusal?.message : undefined);
  const press = () => {
    if (!act.isPending) act.run().catch(() => undefined);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${move}Title`, { name })}
      description={t(`${move}Text`, { people, waiting: capped(tenant.waiting) })}
      actions={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button
            variant={asksReason(move) ? "danger-solid" : "primary"}
            pending={act.isPending}
            pendingLabel={t("pending")}
            onClick={press}
          >
            {t(move)}
          </Button>
        </>
      }
    >
      {asksReason(move) && (
        <Field label={t("reason")} help={t("reasonHelp")} error={fields.reason}>
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      )}
      <Field label={t("typed", { slug })} error={slugError}>
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      {Object.keys(fields).length === 0 && slugError === undefined && <RefusalNote refusal={act.refusal} />}
    </Dialog>
  );
}

"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { operatorClient } from "@/app/_trpc/operator-client";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Drawer } from "@/app/_ui/drawer";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { KeyReveal } from "@/app/_ui/key-reveal";
import { LinkButton } from "@/app/_ui/link-button";
import { RefusalNote } from "@/app/(operator)/operator/(inside)/_frame/refusal-note";
import { useAct } from "@/app/(operator)/operator/(inside)/_frame/use-act";

type Made = { tenantId: string; password: string };

/** Makes a company with its owner, whose first password is shown this once. */
export function MakeTenant() {
  const t = useTranslations("operator.pages.make");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) setMade(null);
  };
  return (
    <>
      <Button variant="primary" icon={<Plus />} onClick={() => setOpen(true)}>
        {t("act")}
      </Button>
      <Drawer open={open} onOpenChange={change} title={t(made ? "madeTitle" : "title")} width="lg">
        {made ? (
          <div className="grid gap-5">
            <KeyReveal label={t("password")} secret={made.password} warning={t("passwordHelp")} />
            <div>
              <LinkButton href={`/operator/tenants/${made.tenantId}`}>{t("open")}</LinkButton>
            </div>
          </div>
        ) : (
          <MakeForm onMade={setMade} />
        )}
      </Drawer>
    </>
  );
}

function MakeForm({ onMade }: { onMade: (made: Made) => void }) {
  const t = useTranslations("operator.pages.make");
  const [name, setName] = useState("");
  const [slug, setSlug] = useState("");
  const [owner, setOwner] = useState({ name: "", email: "" });
  const [isTrial, setIsTrial] = useState(true);
  const act = useAct(async () =>
    onMade(await operatorClient.tenants.make.mutate({ name, slug, owner, isTrial })),
  );
  const fields = act.refusal?.fields ?? {};
  const isWhole = act.refusal !== null && Object.keys(fields).length === 0;
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.isPending) act.run().catch(() => undefined);
      }}
    >
      <Field label={t("name")} error={fields.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
      <Field label={t("slug")} help={t("slugHelp")} error={fields.slug}>
        <Input
          value={slug}
          onChange={(event) => setSlug(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label={t("ownerName")} error={fields["owner.name"]}>
        <Input
          value={owner.name}
          onChange={(event) => setOwner({ ...owner, name: event.target.value })}
          autoComplete="off"
        />
      </Field>
      <Field label={t("ownerEmail")} error={fields["owner.email"]}>
        <Input
          type="email"
          value={owner.email}
          onChange={(event) => setOwner({ ...owner, email: event.target.value })}
          autoComplete="off"
        />
      </Field>
      <Checkbox label={t("trial")} help={t("trialHelp")} checked={isTrial} onCheckedChange={setIsTrial} />
      {isWhole && <RefusalNote refusal={act.refusal} />}
      <div>
        <Button type="submit" variant="primary" pending={act.isPending} pendingLabel={t("pending")}>
          {t("act")}
        </Button>
      </div>
    </form>
  );
}

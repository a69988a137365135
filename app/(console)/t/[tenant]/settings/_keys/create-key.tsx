"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/drawer";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { KeyReveal } from "@/app/_ui/key-reveal";
import { Note } from "@/app/_ui/note";
import { RadioCards } from "@/app/_ui/radio-cards";
import { Select } from "@/app/_ui/select";
import { lifetimes, readLifetime } from "@/app/(console)/t/[tenant]/settings/_keys/lifetimes";
import { NetworkField } from "@/app/(console)/t/[tenant]/settings/_keys/network-field";
import { readNetworks } from "@/app/(console)/t/[tenant]/settings/_keys/read-networks";
import { type KeyScope, ScopePicker } from "@/app/(console)/t/[tenant]/settings/_keys/scope-picker";
import { keyScopes, sandboxScopes } from "@/server/domain/api-keys/schema";

type Created = { name: string; key: string };

/** Makes a key, and shows it this once. */
export function CreateKey({ may }: { may: readonly string[] }) {
  const t = useTranslations("settings.pages.keys");
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) setCreated(null);
  };
  return (
    <>
      <Button variant="primary" icon={<Plus />} data-shortcut="new" onClick={() => setOpen(true)}>
        {t("create")}
      </Button>
      <Drawer open={open} onOpenChange={change} title={t(created ? "createdTitle" : "create")} width="lg">
        {created ? (
          <div className="grid gap-5">
            <KeyReveal
              label={t("revealLabel", { name: created.name })}
              secret={created.key}
              warning={t("revealWarning")}
            />
            <div>
              <Button onClick={() => change(false)}>{t("kept")}</Button>
            </div>
          </div>
        ) : (
          <CreateForm may={may} onCreated={setCreated} />
        )}
      </Drawer>
    </>
  );
}

const readOnly = (may: readonly string[]) =>
  keyScopes.filter((scope) => scope.endsWith(":read") && scope !== "audit:read" && may.includes(scope));

const kinds = ["live", "sandbox"] as const;

type CreateFormProps = { may: readonly string[]; onCreated: (created: Created) => void };

function CreateForm({ may, onCreated }: CreateFormProps) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<KeyScope[]>(() => readOnly(may));
  const [lifetime, setLifetime] = useState<string>("366");
  const [sandbox, setSandbox] = useState(false);
  const [networks, setNetworks] = useState("");
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      onSuccess: ({ key }) => {
        onCreated({ name, key });
        router.refresh();
      },
    }),
  );
  const refusal = readRefusal(create.error);
  const fields = refusal?.fields ?? {};
  const daysValid = readLifetime(lifetime);
  const offered = sandbox ? may.filter((one) => sandboxScopes.some((scope) => scope === one)) : may;
  const chosen = scopes.filter((scope) => offered.includes(scope));
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending)
          create.mutate({
            name,
            scopes: chosen,
            daysValid,
            sandbox,
            allowedNetworks: readNetworks(networks),
          });
      }}
    >
      <Field label={t("keys.name")} help={t("keys.nameHelp")} error={fields.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
      <RadioCards
        label={t("keys.kind")}
        value={sandbox ? "sandbox" : "live"}
        onValueChange={(kind) => setSandbox(kind === "sandbox")}
        options={kinds.map((value) => ({
          value,
          title: t(`keys.kinds.${value}`),
          text: t(`keys.kindHelp.${value}`),
        }))}
      />
      <ScopePicker
        may={offered}
        scopes={chosen}
        onChange={setScopes}
        error={chosen.length === 0 && create.error ? t("keys.noScope") : fields.scopes}
      />
      <Field label={t("keys.lifetime")} error={fields.daysValid}>
        <Select
          options={lifetimes.map((value) => ({ value, label: t(`keys.lifetimes.${value}`) }))}
          value={lifetime}
          onValueChange={setLifetime}
        />
      </Field>
      <NetworkField text={networks} onChange={setNetworks} fields={fields} />
      {create.error && Object.keys(fields).length === 0 && (
        <Note tone="danger">{refusal?.message ?? t("save.unreachable")}</Note>
      )}
      <div>
        <Button type="submit" variant="primary" pending={create.isPending} pendingLabel={t("keys.creating")}>
          {t("keys.createAct")}
        </Button>
      </div>
    </form>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { askAuthenticator } from "@/app/_product/security/ask-authenticator";
import { ownPasskeyName } from "@/app/_product/security/own-passkey-name";
import { useCanUsePasskeys } from "@/app/_product/security/use-can-use-passkeys";
import { useTRPCClient } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { Note } from "@/app/_ui/note";
import { FactorRow } from "@/app/(console)/t/[tenant]/settings/_account/factor-row";
import { RemovePasskey } from "@/app/(console)/t/[tenant]/settings/_account/remove-passkey";
import { RenamePasskey } from "@/app/(console)/t/[tenant]/settings/_account/rename-passkey";
import { useFactorChange } from "@/app/(console)/t/[tenant]/settings/_account/use-factor-change";
import type { AppRouter } from "@/server/api/trpc/root";

type Passkey = inferRouterOutputs<AppRouter>["factors"]["list"]["passkeys"][number];
type PasskeyRowsProps = { passkeys: readonly Passkey[]; arePossible: boolean; timeZone: string };
type Act = { kind: "rename" | "remove"; passkey: Passkey };

/** The passkeys that one has, each with its name, and one more. */
export function PasskeyRows({ passkeys, arePossible, timeZone }: PasskeyRowsProps) {
  const t = useTranslations("security.pages.factors");
  const canUse = useCanUsePasskeys();
  const { add, problem } = useAddPasskey();
  const [act, setAct] = useState<Act | null>(null);
  const isPossible = arePossible && canUse;
  return (
    <FactorRow
      title={t("passkeys")}
      text={t(isPossible ? "passkeysText" : "needsName")}
      acts={
        isPossible && (
          <Button size="sm" pending={add.isPending} pendingLabel={t("adding")} onClick={() => add.mutate()}>
            {t("addPasskey")}
          </Button>
        )
      }
    >
      {problem !== null && (
        <div className="mt-3">
          <Note tone="danger">{problem}</Note>
        </div>
      )}
      {passkeys.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-line border-t">
          {passkeys.map((passkey) => (
            <PasskeyItem key={passkey.passkeyId} passkey={passkey} timeZone={timeZone} onAct={setAct} />
          ))}
        </ul>
      )}
      {act?.kind === "rename" && <RenamePasskey passkey={act.passkey} onClose={() => setAct(null)} />}
      {act?.kind === "remove" && <RemovePasskey passkey={act.passkey} onClose={() => setAct(null)} />}
    </FactorRow>
  );
}

function useAddPasskey() {
  const t = useTranslations("security.pages.factors");
  const client = useTRPCClient();
  const changed = useFactorChange();
  const add = useMutation({
    mutationFn: async () => {
      const { challenge, options } = await client.factors.startPasskey.mutate();
      const response = await askAuthenticator.create(options);
      if (!response) return false;
      await client.factors.addPasskey.mutate({ challenge, name: ownPasskeyName(), response });
      return true;
    },
    onSuccess: (isAdded) => isAdded && changed(t("passkeyAdded")),
  });
  const refused = add.error && (readRefusal(add.error)?.message ?? t("unreachable"));
  return { add, problem: refused ?? (add.data === false ? t("notMade") : null) };
}

type PasskeyItemProps = { passkey: Passkey; timeZone: string; onAct: (act: Act) => void };

function PasskeyItem({ passkey, timeZone, onAct }: PasskeyItemProps) {
  const t = useTranslations("security.pages.factors");
  const format = useFormat(timeZone);
  const { name, backedUp, createdAt, lastUsedAt } = passkey;
  const used =
    lastUsedAt === null
      ? t("never")
      : t("used", { time: format.relative(lastUsedAt) ?? format.instant(lastUsedAt) });
  return (
    <li className="flex items-center gap-3 py-2.5 text-sm">
      <div className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 truncate">{name}</span>
          {backedUp && <Badge tone="neutral">{t("synced")}</Badge>}
        </span>
        <span className="figures block text-text-3 text-xs">
          {t("added", { day: format.day(createdAt, { weekday: false }) })} · {used}
        </span>
      </div>
      <Menu
        label={t("actsFor", { name })}
        items={[
          { key: "rename", label: t("rename"), onSelect: () => onAct({ kind: "rename", passkey }) },
          {
            key: "remove",
            label: t("remove"),
            danger: true,
            onSelect: () => onAct({ kind: "remove", passkey }),
          },
        ]}
      />
    </li>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ErrorState } from "@/app/_ui/error-state";
import { type MergeField, type UnlayerDesign, unlayerDesign } from "@/server/domain/templates/schema";

type UnlayerEditor = {
  loadDesign: (design: unknown) => void;
  addEventListener: (name: "editor:ready" | "design:updated", listener: () => void) => void;
  exportHtml: (done: (data: { design: unknown }) => void) => void;
};
type Unlayer = { createEditor: (options: Readonly<Record<string, unknown>>) => UnlayerEditor };

// biome-ignore lint/style/noProcessEnv: Next writes NEXT_PUBLIC_ values into the browser's code when it is built
const projectId = process.env.NEXT_PUBLIC_UNLAYER_PROJECT_ID;
// biome-ignore lint/style/noProcessEnv: as above
const scriptUrl = process.env.NEXT_PUBLIC_UNLAYER_SCRIPT_URL;
const usualScript = "https://editor.unlayer.com/embed.js";

/** Whether this instance edits with Unlayer's own editor. */
export const isHosted = Boolean(projectId || scriptUrl);

type HostedEditorProps = {
  design: UnlayerDesign;
  mergeFields: readonly MergeField[];
  onChange: (design: UnlayerDesign) => void;
};

/** Unlayer's editor over the same design. What it adds beyond our schema is dropped; blocks that we cannot send are refused. */
export function HostedEditor({ design, mergeFields, onChange }: HostedEditorProps) {
  const t = useTranslations("editor.hosted");
  const [failure, setFailure] = useState<"script" | "block" | null>(null);
  const start = useRef({ design, mergeFields });
  const report = useRef(onChange);
  report.current = onChange;
  useEffect(() => {
    const script = document.createElement("script");
    script.src = scriptUrl || usualScript;
    script.onerror = () => setFailure("script");
    script.onload = () => {
      const { unlayer } = window as unknown as { unlayer: Unlayer };
      const mergeTags = Object.fromEntries(
        start.current.mergeFields.map(({ path, label, sample }) => [
          path.replaceAll(".", "_"),
          { name: label, value: `{{ ${path} }}`, sample },
        ]),
      );
      const editor = unlayer.createEditor({
        id: "unlayer-editor",
        displayMode: "email",
        mergeTags,
        ...(projectId ? { projectId: Number(projectId) } : {}),
      });
      editor.addEventListener("editor:ready", () => editor.loadDesign(start.current.design));
      editor.addEventListener("design:updated", () =>
        editor.exportHtml((data) => {
          const parsed = unlayerDesign.safeParse(data.design);
          setFailure(parsed.success ? null : "block");
          if (parsed.success) report.current(parsed.data);
        }),
      );
    };
    document.head.append(script);
    return () => script.remove();
  }, []);
  return (
    <>
      {failure && <ErrorState title={t(`${failure}.title`)} text={t(`${failure}.text`)} />}
      <div id="unlayer-editor" className="min-h-160 flex-1" />
    </>
  );
}

"use client";
import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import type { SavedTemplate } from "./saved-template";
import { TemplateForm } from "./template-form";

export type TemplateEditorProps = {
  tenant: { slug: string; name: string; locale: "ja" | "en" };
  template: SavedTemplate;
  customFields: readonly { key: string; label: string }[];
  mayWrite: boolean;
};

/** The form over the version that the server has now: a page that the browser kept may hold an older one. */
export function TemplateEditor({ template: given, ...rest }: TemplateEditorProps) {
  const client = useTRPCClient();
  const [template, setTemplate] = useState(given);
  const touched = useRef(false);
  const first = useRef(given);
  useEffect(() => {
    const { templateId, version } = first.current;
    client.templates.get.query({ templateId }).then(
      (now) => {
        if (now.version > version && !touched.current) setTemplate(now);
      },
      // The page as it was served stays; saving says what is wrong.
      () => undefined,
    );
  }, [client]);
  const reload = async () => setTemplate(await client.templates.get.query({ templateId: given.templateId }));
  const touch = () => {
    touched.current = true;
  };
  return (
    <TemplateForm key={template.version} {...rest} template={template} onReload={reload} onTouch={touch} />
  );
}

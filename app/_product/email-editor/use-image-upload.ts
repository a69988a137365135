"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import type { TakenImage } from "./editor-context";

/** For `EmailEditor`: stores an image with the tenant and gives its address and its size in pixels. */
export function useImageUpload(): (file: File) => Promise<TakenImage> {
  const client = useTRPCClient();
  const t = useTranslations("editor.properties");
  return useCallback(
    async (file) => {
      try {
        const [base64, size] = await Promise.all([readBase64(file), readSize(file)]);
        const { url } = await client.templates.uploadImage.mutate({ name: file.name, base64 });
        return { url, ...size };
      } catch (error) {
        throw new Error(readRefusal(error)?.message ?? t("uploadFailed"), { cause: error });
      }
    },
    [client, t],
  );
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** What the browser cannot draw has no size; the server says what is wrong with it. */
async function readSize(file: File): Promise<{ width: number; height: number } | null> {
  try {
    const { width, height } = await createImageBitmap(file);
    return { width, height };
  } catch {
    return null;
  }
}

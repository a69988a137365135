"use client";
import { TriangleAlert, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import type { TakenImage } from "./editor-context";

type ImageUploadProps = {
  /** Rejects with an Error whose message is a sentence. */
  upload: (file: File) => Promise<TakenImage>;
  hasImage: boolean;
  onTaken: (image: TakenImage) => void;
};

/** Takes a picture from the person's device. */
export function ImageUpload({ upload, hasImage, onTaken }: ImageUploadProps) {
  const t = useTranslations("editor.properties");
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState("");
  const take = async (file: File) => {
    setPending(true);
    setError("");
    try {
      onTaken(await upload(file));
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : t("uploadFailed"));
    } finally {
      setPending(false);
    }
  };
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        aria-label={t("chooseImage")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void take(file);
        }}
      />
      <Button
        full
        icon={<Upload />}
        pending={pending}
        pendingLabel={t("uploading")}
        onClick={() => input.current?.click()}
      >
        {t(hasImage ? "replaceImage" : "chooseImage")}
      </Button>
      {error !== "" && (
        <p role="alert" className="mt-1.5 flex gap-1.5 text-danger-text text-xs">
          <TriangleAlert className="mt-px" />
          {error}
        </p>
      )}
    </div>
  );
}

/** Why a file was not taken: what the server said, or that it could not be reached. */
export class UploadRefused extends Error {}

type Upload = {
  tenant: string;
  file: File;
  /** How much was sent, in bytes. */
  onProgress: (sentInBytes: number) => void;
  signal: AbortSignal;
};

type Answer = { importId?: string; error?: { message: string } };

function readAnswer(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    // A proxy in between answered in its own words.
    return {};
  }
}

/**
 * Sends a file as the body of one request, as it lies on the disk. `fetch` does not tell how far it is, so this is the older
 * interface.
 *
 * @returns the id of the import
 * @throws UploadRefused with the server's sentence, or with an empty one when there was no answer · AbortError stopped
 */
export function uploadFile({ tenant, file, onProgress, signal }: Upload): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/uploads/import?fileName=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("x-trpc-source", "browser");
    request.setRequestHeader("x-hikyaku-tenant", tenant);
    request.setRequestHeader("content-type", "text/csv");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => {
      const answer = readAnswer(request.responseText);
      if (request.status === 201 && answer.importId !== undefined) resolve(answer.importId);
      else reject(new UploadRefused(answer.error?.message ?? ""));
    });
    request.addEventListener("error", () => reject(new UploadRefused("")));
    request.addEventListener("abort", () => reject(signal.reason));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

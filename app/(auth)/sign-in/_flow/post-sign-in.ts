/** What a sign-in route answered: its body, or why not, in the reader's language. */
export type SignInAnswer =
  | { body: unknown }
  | { key: string; message: string | null; fields?: Readonly<Record<string, string>> };

const timeoutInMilliseconds = 15_000;

/**
 * Posts JSON to one of our sign-in routes.
 *
 * @returns `message: null` when the server could not be reached or spoke nonsense; the page has words for that
 */
export async function postSignIn(path: string, body: object): Promise<SignInAnswer> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutInMilliseconds),
    });
    const answer: unknown = await response.json();
    return response.ok ? { body: answer } : readError(answer);
  } catch {
    return { key: "unreachable", message: null };
  }
}

function readError(answer: unknown): SignInAnswer {
  const error = typeof answer === "object" && answer !== null && "error" in answer ? answer.error : null;
  const isTold =
    typeof error === "object" &&
    error !== null &&
    "key" in error &&
    "message" in error &&
    typeof error.key === "string" &&
    typeof error.message === "string";
  return isTold
    ? { key: String(error.key), message: String(error.message), fields: readFields(error) }
    : { key: "unreachable", message: null };
}

/** A sentence for each wrong field, by its name. */
function readFields(error: object): Record<string, string> {
  const listed: unknown[] = "fields" in error && Array.isArray(error.fields) ? error.fields : [];
  return Object.fromEntries(
    listed.flatMap((one) =>
      typeof one === "object" && one !== null && "field" in one && "message" in one
        ? [[String(one.field), String(one.message)]]
        : [],
    ),
  );
}

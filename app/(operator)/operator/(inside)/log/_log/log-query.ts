/** The filters as they stand in the address. */
export type LogQuery = { noun?: string; actor?: string };

export const logNouns = ["tenant", "support", "operator"] as const;

const isId = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What the address asks for, as the API takes it; whatever is not understood is left out. */
export function readLogQuery({ noun, actor }: LogQuery) {
  const known = logNouns.find((one) => one === noun);
  return {
    query: { ...(known && { noun: known }), ...(isId(actor) && { actor }) } satisfies LogQuery,
    input: { ...(known && { action: `${known}.` }), ...(isId(actor) && { personId: actor }) },
  };
}

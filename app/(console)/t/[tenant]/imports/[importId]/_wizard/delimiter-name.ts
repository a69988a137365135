const names = { ",": "comma", "\t": "tab", ";": "semicolon", "|": "bar" } as const;

export type DelimiterName = (typeof names)[keyof typeof names];

/** What a delimiter is called in the messages. */
export function delimiterName(delimiter: string | null): DelimiterName | null {
  return delimiter !== null && delimiter in names ? names[delimiter as keyof typeof names] : null;
}

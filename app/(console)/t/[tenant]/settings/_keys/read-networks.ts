/** The networks of a text with one a line; empty lines at its end are none. */
export const readNetworks = (text: string): string[] => text.trimEnd().split("\n").filter(Boolean);

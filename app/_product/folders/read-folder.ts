/** The folder of a list's address (`?folder=<id>`); undefined for all, and for what is no id. */
export const readFolder = (query: { folder?: string | undefined }): string | undefined =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(query.folder ?? "") ? query.folder : undefined;

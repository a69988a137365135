/** Where the content origin serves an image of a tenant. */
export const imageUrl = (contentOrigin: string, tenantId: string, sha256: string): string =>
  `${contentOrigin}/content/images/${tenantId}/${sha256}`;

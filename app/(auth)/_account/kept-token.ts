const key = "hk_link";

/**
 * A mail's link while its reader signs in: it stands behind the `#`, which the way over the sign-in page loses. Of this tab alone, and
 * gone with it.
 */
export const keptToken = {
  keep: (token: string): void => sessionStorage.setItem(key, token),
  read: (): string => sessionStorage.getItem(key) ?? "",
  forget: (): void => sessionStorage.removeItem(key),
};

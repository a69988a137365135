import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { type Assertion, type Attestation, assertion, attestation } from "@/server/domain/factors/schema";

/**
 * The browser's own dialog for passkeys. Null when the reader closed it, no authenticator answered in time, or this passkey
 * is registered already: browsers do not say which.
 */
export const askAuthenticator = {
  get: async (options: unknown): Promise<Assertion | null> => {
    try {
      const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
      return assertion.parse(await startAuthentication({ optionsJSON }));
    } catch {
      return null;
    }
  },
  create: async (options: unknown): Promise<Attestation | null> => {
    try {
      const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
      return attestation.parse(await startRegistration({ optionsJSON }));
    } catch {
      return null;
    }
  },
};

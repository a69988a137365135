import { generateSecret, generateURI } from "otplib";
import qrCode from "qrcode";
import { totpSecret } from "./totp-secret";

export type NewSecret = {
  /** Base32, for people who type it. */
  secret: string;
  /** `otpauth://totp/…`, what the QR code says. */
  uri: string;
  /** The QR code as an SVG document. */
  qrSvg: string;
};

/** A new secret for a person's authenticator app; `sealed` is what waits beside the account for its first code. */
export async function newSecret(person: {
  id: string;
  email: string;
}): Promise<NewSecret & { sealed: string }> {
  const secret = generateSecret();
  const uri = generateURI({ issuer: "Hikyaku", label: person.email, secret });
  return {
    secret,
    uri,
    qrSvg: await qrCode.toString(uri, { type: "svg", errorCorrectionLevel: "M", margin: 2 }),
    sealed: totpSecret.seal(secret, person.id, "totp_pending_secret"),
  };
}

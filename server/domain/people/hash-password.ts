import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP Password Storage: N = 2^15, r = 8, p = 3 is its second choice, 32 MiB a hash. */
const cost = { N: 1 << 15, r: 8, p: 3 };
const keyBytes = 32;
const saltBytes = 16;
/** N · r · 128 bytes, and a little room. */
const options = (parameters: typeof cost): ScryptOptions => ({
  ...parameters,
  maxmem: parameters.N * parameters.r * 128 + (1 << 20),
});

const derive = (password: string, salt: Buffer, parameters: typeof cost) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize("NFKC"), salt, keyBytes, options(parameters), (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );

/** The stored form of a password: `scrypt$N$r$p$salt$hash` (RFC 7914), salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

const stored = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/;

/**
 * Whether the password is the one that was stored. With null, for an address that nobody has, the same work is done and
 * the answer is no: time does not tell who exists.
 */
export async function isPassword(password: string, storedHash: string | null): Promise<boolean> {
  const [, N, r, p, salt, hash] = stored.exec(storedHash ?? "") ?? [];
  const parameters = N ? { N: Number(N), r: Number(r), p: Number(p) } : cost;
  const made = await derive(password, Buffer.from(salt ?? "", "base64url"), parameters);
  const expected = Buffer.from(hash ?? "", "base64url");
  return expected.length === made.length && timingSafeEqual(made, expected);
}

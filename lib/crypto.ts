import "server-only";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** One key of the ring: its id is written into every ciphertext. */
export interface EncryptionKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** Where a secret lives; bound into the ciphertext, so that it opens nowhere else. */
export interface SecretPlace {
  table: string;
  column: string;
  row: string;
}

const version = "v1";

/**
 * Encrypts with AES-256-GCM under the ring's first key, a random IV, and the place as additional data.
 * @returns `v1.<key id>.<iv>.<ciphertext and tag>`, the last two base64url.
 */
export function encryptSecret(
  plain: string,
  { place, keys }: { place: SecretPlace; keys: readonly EncryptionKey[] },
): string {
  const [newest] = keys;
  if (!newest) throw new Error("the key ring is empty");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", newest.key, iv);
  cipher.setAAD(toAdditionalData(place));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [version, newest.id, iv.toString("base64url"), sealed.toString("base64url")].join(".");
}

/**
 * Opens what {@link encryptSecret} sealed, under whichever key of the ring sealed it.
 * @throws Error when the key is gone, the text was changed, or it was moved to another place.
 */
export function decryptSecret(
  text: string,
  { place, keys }: { place: SecretPlace; keys: readonly EncryptionKey[] },
): string {
  const [format, keyId, iv, sealed] = text.split(".");
  const found = keys.find(({ id }) => id === keyId);
  if (format !== version || !iv || !sealed) throw new Error("not an encrypted secret");
  if (!found) throw new Error(`encryption key ${keyId} is not in ENCRYPTION_KEYS`);
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", found.key, Buffer.from(iv, "base64url"), {
    authTagLength: 16,
  });
  decipher.setAAD(toAdditionalData(place));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString(
    "utf8",
  );
}

/** Whether a newer key than the one it was sealed with is first in the ring. */
export function isSealedWithNewestKey(text: string, keys: readonly EncryptionKey[]): boolean {
  return text.split(".")[1] === keys[0]?.id;
}

function toAdditionalData({ table, column, row }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([table, column, row]), "utf8");
}

/** SHA-256 as hex: for tokens whose plain form must not be stored. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** A random URL-safe token of `bytes` bytes (256 bits unless told). */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

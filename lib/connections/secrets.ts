import "server-only";
import { decryptSecret, encryptSecret } from "../crypto.ts";
import { env } from "../env.ts";

/** The secrets at rest of this domain, by table and column. */
type SecretColumn =
  | { table: "oura_connection"; column: "access_token" | "refresh_token" }
  | { table: "oauth_transaction"; column: "code_verifier" };

/** Encrypts for one row: the text opens in no other row, column or table. */
export function seal(plain: string, place: SecretColumn & { row: string }): string {
  return encryptSecret(plain, { place, keys: env().ENCRYPTION_KEYS });
}

/** Opens what {@link seal} made. @throws Error when its key is gone or it was moved. */
export function unseal(text: string, place: SecretColumn & { row: string }): string {
  return decryptSecret(text, { place, keys: env().ENCRYPTION_KEYS });
}

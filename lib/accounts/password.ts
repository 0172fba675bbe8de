import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { randomToken } from "../crypto.ts";

/** argon2id, the library's default variant, at OWASP's first recommended strength: 19 MiB, 2 passes. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The encoded argon2id hash of a new password, salt and parameters within. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, strength);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the stored hash. Without an account (`null`) a hash that nothing fits is
 * verified instead, so that the time taken does not tell who has one.
 */
export async function isPassword({
  password,
  passwordHash,
}: {
  password: string;
  passwordHash: string | null;
}): Promise<boolean> {
  decoy ??= hashPassword(randomToken());
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== null;
}

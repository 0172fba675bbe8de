/** A person's id. Only a session, a verified webhook, a verified token or a job may mint one. */
export type UserId = string & { readonly __brand: "UserId" };

/** A random session row's id. */
export type SessionId = string & { readonly __brand: "SessionId" };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Brands an id that a trusted source (a session row, a job's payload, a stored connection) named.
 * @throws TypeError when it is not a lower-case UUID.
 */
export function toUserId(value: string): UserId {
  if (!uuid.test(value)) throw new TypeError("not a user id");
  return value as UserId;
}

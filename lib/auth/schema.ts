import { z } from "zod";
import type { SessionId } from "../user-id.ts";

/** The id of one of the person's sessions, from a form; whose it is the row policy decides. */
export const sessionIdSchema = z.uuid("There is no such session.").transform(toSessionId);

function toSessionId(value: string): SessionId {
  return value as SessionId;
}

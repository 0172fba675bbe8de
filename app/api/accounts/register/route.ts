import { registerUser } from "#lib/accounts/mutations.ts";
import { registerSchema } from "#lib/accounts/schema.ts";
import { toOrigin } from "#lib/auth/request-origin.ts";
import { setSessionCookie } from "#lib/auth/session-cookie.ts";
import { readJson } from "#lib/http/read-input.ts";
import { json, toErrorResponse } from "#lib/http/respond.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";

/** Creates an account and signs it in, for scripts; people use the form of /register. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    const registration = await readJson({ request, schema: registerSchema });
    const session = await registerUser({ registration, origin: toOrigin(request.headers) });
    await setSessionCookie(session);
    return json({ userId: session.userId }, { status: 201 });
  } catch (error) {
    return toErrorResponse(error);
  }
}

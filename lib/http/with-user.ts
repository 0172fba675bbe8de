import "server-only";
import { getSession } from "../auth/session.ts";
import { AppError } from "../errors.ts";
import type { SessionId, UserId } from "../user-id.ts";
import { toErrorResponse } from "./respond.ts";
import { requireSameOrigin } from "./same-origin.ts";

type Params = Record<string, string | string[] | undefined>;

/** What a handler behind {@link withUser} is given. */
export interface UserRequest<RouteParams extends Params> {
  request: Request;
  userId: UserId;
  sessionId: SessionId;
  params: RouteParams;
}

const readingMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Makes a route handler that only signed-in people reach. Anything but a read must also come from our
 * own pages. Answers are `no-store` unless the handler says otherwise; errors get the one error body.
 */
export function withUser<RouteParams extends Params = Record<string, never>>(
  handler: (request: UserRequest<RouteParams>) => Promise<Response>,
) {
  return async (
    request: Request,
    { params }: { params: Promise<RouteParams> },
  ): Promise<Response> => {
    try {
      if (!readingMethods.has(request.method)) requireSameOrigin(request);
      const session = await getSession();
      if (session === null) throw new AppError("not_signed_in", "Sign in to go on.");
      const response = await handler({ request, ...session, params: await params });
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
      return response;
    } catch (error) {
      return toErrorResponse(error);
    }
  };
}

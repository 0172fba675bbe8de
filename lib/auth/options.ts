import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { signIn } from "../accounts/mutations.ts";
import { signInSchema } from "../accounts/schema.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { toUserId } from "../user-id.ts";
import { getLiveSession } from "./data.ts";
import { endSession } from "./mutations.ts";
import { toOrigin } from "./request-origin.ts";
import {
  hasSecureCookies,
  sessionCookieName,
  sessionCookieOptions,
  sessionMaxAgeSeconds,
  toSessionClaims,
  toTokenClaims,
} from "./session-token.ts";

/**
 * next-auth with e-mail and password. Its token names a session row, and every use of it asks whether
 * that row is still there, so that a revoked session ends here too.
 */
export function authOptions(): AuthOptions {
  // next-auth would otherwise believe the Host header about where it lives.
  process.env.NEXTAUTH_URL ??= env().APP_URL;
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionMaxAgeSeconds },
    useSecureCookies: hasSecureCookies(),
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    pages: { signIn: "/login", signOut: "/settings", error: "/login" },
    providers: [credentials],
    callbacks: {
      async jwt({ token, user }) {
        if (user) return toTokenClaims({ userId: toUserId(user.id), sessionId: user.sessionId });
        const claims = toSessionClaims(token);
        if (claims === null || (await getLiveSession(claims)) === null) {
          throw new Error("the session has ended");
        }
        return token;
      },
      session: ({ session, token }) => ({
        expires: session.expires,
        user: { id: token.sub ?? "" },
      }),
    },
    events: {
      async signOut({ token }) {
        const claims = toSessionClaims(token);
        if (claims !== null) await endSession({ ...claims, kind: "signed_out" });
      },
    },
    logger: {
      // An ended session is everyday; next-auth calls it an error each time.
      error: (code, metadata) => {
        if (code !== "JWT_SESSION_ERROR") console.error("next-auth", code, metadata);
      },
    },
  };
}

const credentials = CredentialsProvider({
  name: "E-mail and password",
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(input, request) {
    const parsed = signInSchema.safeParse(input);
    if (!parsed.success) return null;
    const headers = new Headers(request.headers as Record<string, string>);
    try {
      const session = await signIn({ ...parsed.data, origin: toOrigin(headers) });
      return { id: session.userId, sessionId: session.sessionId };
    } catch (error) {
      if (!(error instanceof AppError)) {
        console.error("a sign-in failed", error);
        throw new Error("unavailable", { cause: error });
      }
      // next-auth writes the message into /login?error=…, which knows these codes.
      throw new Error(error.code, { cause: error });
    }
  },
});

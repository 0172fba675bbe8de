import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#lib/auth/options.ts";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth's own routes; sign-in and sign-out there open and end the same session rows. */
function handle(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };

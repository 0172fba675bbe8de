import type { DefaultSession } from "next-auth";
import type { SessionId } from "../user-id.ts";

declare module "next-auth" {
  interface User {
    id: string;
    sessionId: SessionId;
  }

  interface Session extends DefaultSession {
    user: { id: string };
  }
}

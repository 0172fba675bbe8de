import type { SessionId } from "../user-id.ts";

declare module "next-auth" {
  interface User {
    id: string;
    sessionId: SessionId;
  }
}

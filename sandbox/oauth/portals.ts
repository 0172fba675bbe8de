/** Where an application was registered; each portal has an authorization server of its own. */
export type PortalName = "legacy" | "new";

export interface Portal {
  name: PortalName;
  authorize: string;
  token: string;
  revoke: string;
  /** What comes before a scope's short name on the wire. */
  scopePrefix: string;
  /** Whose applications its server knows. */
  knows: readonly PortalName[];
}

/**
 * The documented server, and that of the portal that came after it; they share one host here. The newer
 * one took the older applications over, while the older one never heard of newer applications.
 */
export const portals: Readonly<Record<PortalName, Portal>> = {
  legacy: {
    name: "legacy",
    authorize: "/oauth/authorize",
    token: "/oauth/token",
    revoke: "/oauth/revoke",
    scopePrefix: "",
    knows: ["legacy"],
  },
  new: {
    name: "new",
    authorize: "/oauth/v2/ext/oauth-authorize",
    token: "/oauth/v2/ext/oauth-token",
    revoke: "/oauth/v2/ext/oauth-revoke",
    scopePrefix: "extapi:",
    knows: ["legacy", "new"],
  },
};

import { z } from "zod";
import type { RegisteredClient } from "./client.ts";

/** Where browsers are sent: absolute, and without a fragment (RFC 6749 section 3.1.2). */
const redirectUri = z
  .url({ protocol: /^https?$/ })
  .refine((uri) => !uri.includes("#"), "must have no fragment");

const application = z.strictObject({
  id: z.string().min(1),
  secret: z.string().min(1),
  name: z.string().min(1).optional(),
  portal: z.enum(["legacy", "new"]).default("legacy"),
  redirect_uris: z.array(redirectUri).min(1),
});

const applications = z
  .string()
  .default("[]")
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "must be a JSON list of applications" });
      return z.NEVER;
    }
  })
  .pipe(z.array(application));

/** The variables that register applications. */
export const applicationFields = {
  OURA_CLIENT_ID: z.string().min(1).default("ringboard-sandbox"),
  OURA_CLIENT_SECRET: z.string().min(1).default("ringboard-sandbox-secret"),
  SANDBOX_REDIRECT_URIS: z
    .string()
    .default("http://localhost:3000/api/oura/callback")
    .transform((list) => list.split(",").map((uri) => uri.trim()))
    .refine(
      (list) => list.every((uri) => redirectUri.safeParse(uri).success),
      "must be a comma list of http(s) URLs without fragments",
    ),
  SANDBOX_APPLICATION_NAME: z.string().min(1).default("Ringboard"),
  SANDBOX_PORTAL_CLIENT_ID: z.string().min(1).default("ringboard-sandbox-portal"),
  SANDBOX_PORTAL_CLIENT_SECRET: z.string().min(1).default("ringboard-sandbox-portal-secret"),
  SANDBOX_APPLICATIONS: applications,
};

type ApplicationValues = z.output<z.ZodObject<typeof applicationFields>>;

/** The product's application in each portal, the documented one first, then all others. */
export function toClients(values: ApplicationValues): {
  client: RegisteredClient;
  clients: readonly RegisteredClient[];
} {
  const name = values.SANDBOX_APPLICATION_NAME;
  const redirectUris = values.SANDBOX_REDIRECT_URIS;
  const client: RegisteredClient = {
    id: values.OURA_CLIENT_ID,
    secret: values.OURA_CLIENT_SECRET,
    name,
    portal: "legacy",
    redirectUris,
  };
  const newer: RegisteredClient = {
    id: values.SANDBOX_PORTAL_CLIENT_ID,
    secret: values.SANDBOX_PORTAL_CLIENT_SECRET,
    name,
    portal: "new",
    redirectUris,
  };
  const more = values.SANDBOX_APPLICATIONS.map(({ redirect_uris, ...given }) => ({
    ...given,
    name: given.name ?? given.id,
    redirectUris: redirect_uris,
  }));
  return { client, clients: [client, newer, ...more] };
}

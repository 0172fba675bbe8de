interface PolicyInput {
  /** Of this response only. */
  nonce: string;
  /** Where Oura's consent page lives: the form of /connect is redirected there. */
  authorizeUrl: string;
  /** React's development build evaluates code to rebuild stacks; production never does. */
  isDevelopment: boolean;
  /** Whether the installation is reached by https. */
  isHttps: boolean;
}

/** The policy of every page: own code by nonce, nothing from anywhere else, no framing. */
export function toContentSecurityPolicy(input: PolicyInput): string {
  const { nonce, authorizeUrl, isDevelopment, isHttps } = input;
  const scripts = ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"];
  if (isDevelopment) scripts.push("'unsafe-eval'");
  const directives = [
    "default-src 'self'",
    `script-src ${scripts.join(" ")}`,
    // Charts and popovers place themselves by style attributes, for which there is no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // Browsers hold every redirect after a form against this, so Oura's page must be in it.
    `form-action 'self' ${new URL(authorizeUrl).origin}`,
  ];
  if (isHttps) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** The other headers that browsers act upon, by name. */
export function toSecurityHeaders({ isHttps }: { isHttps: boolean }): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    // Not `no-referrer`, under which browsers send `Origin: null` with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ...(isHttps ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

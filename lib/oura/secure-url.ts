/** Whether a host never leaves this machine: `localhost`, its subdomains, 127/8 and ::1. */
export function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

/**
 * Parses a URL that will carry secrets: https, or plain http to this machine only.
 * @throws TypeError for anything else.
 */
export function toSecureUrl(value: string): URL {
  const url = new URL(value);
  const isSecure = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
  if (!isSecure) throw new TypeError(`${url.origin} must be https, or http on a loopback address`);
  return url;
}

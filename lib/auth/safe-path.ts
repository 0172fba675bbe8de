/** Stands for our own origin while parsing; never leaves this file. */
const base = "https://ringboard.invalid";

/**
 * A path of our own to go to after signing in, or null for anything that a browser could read as
 * another site (`//host`, `/\host`, a scheme, control characters) or that would be no page.
 */
export function toSafePath(value: string | null | undefined): string | null {
  if (!value?.startsWith("/") || value.length > 2048) return null;
  // Browsers drop tabs and newlines and take a backslash for a slash: `/\t/host` is `//host` to them.
  if (!/^[!-[\]-~\u0080-\uffff]+$/.test(value)) return null;
  if (!URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return null;
  if (url.pathname.startsWith("/api/") || url.pathname === "/login") return null;
  return url.pathname + url.search + url.hash;
}

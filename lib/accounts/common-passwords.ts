/** What guessing programs try first, of ten characters and more, without digits or signs at their end. */
const common: ReadonlySet<string> = new Set([
  "abcdefghij",
  "abcdefghijk",
  "administrator",
  "asdfghjkl",
  "basketball",
  "changeme",
  "computer",
  "football",
  "iloveyou",
  "letmein",
  "liverpool",
  "manchester",
  "ouraring",
  "password",
  "passwordpassword",
  "passw0rd",
  "p@ssw0rd",
  "princess",
  "qwerty",
  "qwertyuiop",
  "qwertyqwerty",
  "qazwsxedc",
  "1q2w3e4r5t",
  "1qaz2wsx3edc",
  "q1w2e3r4t5",
  "q1w2e3r4t5y6",
  "ringboard",
  "starwars",
  "sunshine",
  "superman",
  "trustno",
  "unbelievable",
  "welcome",
  "whatever",
  "zxcvbnm",
]);

/**
 * Whether a password is among the first that would be guessed: a common word, with or without digits
 * and signs after it, one run of the keyboard's digits, or hardly more than one character repeated.
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  if (common.has(lower) || common.has(lower.replace(/[\d\W_]+$/, ""))) return true;
  if (new Set(lower).size <= 2) return true;
  return "01234567890123456789".includes(lower) || "98765432109876543210".includes(lower);
}

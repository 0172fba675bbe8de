import { randomBytes } from "node:crypto";

const timeout = 2000;

/** Asks a callback to repeat a challenge within two seconds; the reason when it does not, else null. */
export async function verifyCallback({
  callbackUrl,
  verificationToken,
}: {
  callbackUrl: string;
  verificationToken: string;
}): Promise<string | null> {
  const url = new URL(callbackUrl);
  const challenge = randomBytes(16).toString("hex");
  url.searchParams.set("verification_token", verificationToken);
  url.searchParams.set("challenge", challenge);
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeout) });
    const text = await response.text();
    if (!response.ok) return `the callback answered ${response.status}`;
    return repeats({ text, challenge }) ? null : "the callback did not repeat the challenge";
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError")
      return "the callback did not answer within 2 s";
    return "the callback cannot be reached";
  }
}

function repeats({ text, challenge }: { text: string; challenge: string }): boolean {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return false;
  }
  return (
    typeof answer === "object" &&
    answer !== null &&
    "challenge" in answer &&
    answer.challenge === challenge
  );
}

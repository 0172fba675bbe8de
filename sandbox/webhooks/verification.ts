import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import { send } from "./send.ts";

const seconds = 2;

/** Asks a callback to repeat a challenge within two seconds; the reason when it does not, else null. */
export async function verifyCallback({
  clock,
  callbackUrl,
  verificationToken,
}: {
  clock: Clock;
  callbackUrl: string;
  verificationToken: string;
}): Promise<string | null> {
  const url = new URL(callbackUrl);
  const challenge = randomBytes(16).toString("hex");
  url.searchParams.set("verification_token", verificationToken);
  url.searchParams.set("challenge", challenge);
  const outcome = await send({ clock, url, seconds, reads: "body", init: {} });
  if (outcome.kind === "timed out") return `the callback did not answer within ${seconds} s`;
  if (outcome.kind === "failed") return "the callback cannot be reached";
  const { status, text } = outcome;
  if (status < 200 || status > 299) return `the callback answered ${status}`;
  return repeats({ text, challenge }) ? null : "the callback did not repeat the challenge";
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

import { answerChallenge, answerEvent } from "#lib/sync/inbox/endpoint.ts";

/** Oura's verification call, on creating and on changing a subscription. */
export const GET = answerChallenge;

/** An event: acknowledged once it is committed. */
export const POST = answerEvent;

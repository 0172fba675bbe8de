/** Why a connection did not come about, in plain words, with the one next step. */
export interface Problem {
  title: string;
  text: string;
  action: { label: string; href: string };
}

const tryAgain = { label: "Try again", href: "/connect" } as const;

const problems = {
  denied: {
    title: "You said no at Oura",
    text: "Nothing was connected and nothing was read. If you only wanted to share less, start again and untick what should stay private.",
    action: { label: "Choose what to share", href: "/connect" },
  },
  nothing_ticked: {
    title: "Nothing was ticked",
    text: "Without a single permission there would be nothing to show. Tick at least one, “Sleep, readiness and activity” for the most.",
    action: { label: "Choose what to share", href: "/connect" },
  },
  unknown_state: {
    title: "This answer does not belong to you",
    text: "The page that Oura sent you back to was not started from this account. Nothing was connected. It happens when a link is opened in another browser; if you did not ask for it, close this page.",
    action: { label: "Start again here", href: "/connect" },
  },
  other_session: {
    title: "Started in another browser",
    text: "You gave your consent in one browser and came back in another, or signed in again meanwhile. For your safety both must be the same. Nothing was connected.",
    action: { label: "Start again here", href: "/connect" },
  },
  expired: {
    title: "That took longer than ten minutes",
    text: "A consent is good for ten minutes, and yours came later. Nothing was connected.",
    action: tryAgain,
  },
  replayed: {
    title: "This page has done its work",
    text: "The answer from Oura was already used, most likely because the page was loaded twice. Your settings show whether your ring is connected.",
    action: { label: "See your connection", href: "/settings#connection" },
  },
  refused_code: {
    title: "Oura did not accept the code",
    text: "Oura gave out a code and would not take it back. It may have expired on the way. Nothing was connected.",
    action: tryAgain,
  },
  refused: {
    title: "Oura answered with an error",
    text: "The answer was not one that we can use. Nothing was connected. If it happens again, tell whoever runs this installation: the log has the details.",
    action: tryAgain,
  },
  misconfigured: {
    title: "This installation is not known to Oura",
    text: "Oura refuses the credentials of this installation. Only whoever runs it can mend that; nothing is wrong with your account or your ring.",
    action: { label: "Back to your dashboard", href: "/dashboard" },
  },
  busy: {
    title: "Oura asks us to slow down",
    text: "Too many requests reached Oura at once. Wait a few minutes, then start again. Nothing was connected.",
    action: tryAgain,
  },
  unreachable: {
    title: "Oura cannot be reached",
    text: "Your consent arrived, but Oura did not answer when we asked for the connection. It is usually back within minutes. Nothing was connected.",
    action: tryAgain,
  },
  membership_ended: {
    title: "Your Oura membership has ended",
    text: "Oura gives out data to members only. Renew your membership in the Oura app, then connect again.",
    action: tryAgain,
  },
  ring_taken: {
    title: "This ring belongs to another account",
    text: "Another account of this installation is connected to the same Oura account, or keeps its data. Sign in there and disconnect it with “delete my data”, or connect a different Oura account here.",
    action: { label: "Connect a different one", href: "/connect" },
  },
  other_ring: {
    title: "This is another person’s ring",
    text: "Your history here comes from a different Oura account, and two people’s nights must not be mixed. Disconnect with “delete my data” first, or sign in at Oura with the account you used before.",
    action: { label: "Go to your connection", href: "/settings#connection" },
  },
  internal: {
    title: "Something went wrong on our side",
    text: "The connection could not be completed. The error has been logged. Your data is safe.",
    action: tryAgain,
  },
} as const satisfies Record<string, Problem>;

export type ProblemReason = keyof typeof problems;

/** The problem of that name; a name from a URL that we do not know is `internal`. */
export function toProblem(reason: string | undefined): Problem {
  const isKnown = reason !== undefined && Object.hasOwn(problems, reason);
  return isKnown ? problems[reason as ProblemReason] : problems.internal;
}

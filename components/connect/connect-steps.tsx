import { Eye, KeyRound, Unplug } from "lucide-react";

const facts = [
  {
    icon: Eye,
    title: "Read only",
    text: "Ringboard reads what you tick and cannot change anything in your Oura account.",
  },
  {
    icon: KeyRound,
    title: "Encrypted at rest",
    text: "You sign in at Oura, never here. The keys Oura hands over are stored encrypted.",
  },
  {
    icon: Unplug,
    title: "Ended with one click",
    text: "Disconnect in the settings whenever you like, and keep your data or delete it.",
  },
] as const;

const steps = [
  "Oura asks you to sign in and shows this list again",
  "You come back here and your newest nights arrive first",
  "The rest of your history follows within minutes",
] as const;

/** What happens after the button, and what it does not allow. */
export function ConnectSteps() {
  return (
    <div className="flex flex-col gap-8">
      <section>
        <h2 className="text-sm font-medium text-ink">What happens next</h2>
        <ol className="mt-3 flex flex-col gap-3">
          {steps.map((step, index) => (
            <li className="flex gap-3 text-sm text-ink-muted" key={step}>
              <span
                aria-hidden
                className="grid size-5 shrink-0 place-items-center rounded-full border border-line-strong text-xs text-ink"
              >
                {index + 1}
              </span>
              <span className="text-pretty">{step}</span>
            </li>
          ))}
        </ol>
      </section>
      <ul className="flex flex-col gap-5 border-t border-line pt-6">
        {facts.map(({ icon: Icon, title, text }) => (
          <li className="flex gap-3" key={title}>
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-muted" />
            <div className="min-w-0 text-sm">
              <h3 className="font-medium text-ink">{title}</h3>
              <p className="text-pretty text-ink-muted">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Button } from "../ui/button.tsx";

const choices = [
  {
    value: "keep",
    label: "Keep my data",
    text: "Charts stay as they are and grow no further. Connect the same ring again to go on where you stopped.",
  },
  {
    value: "delete",
    label: "Delete my data",
    text: "Every night, day and heartbeat that came from Oura is erased here at once. Oura itself keeps its own copy.",
  },
] as const;

/** Title and hint over the form, in its dialog and on its page. */
export function disconnectWords(isRevoked: boolean): { title: string; hint: string } {
  return isRevoked
    ? { title: "Delete this ring’s data", hint: "The ring is disconnected already." }
    : {
        title: "Disconnect your ring",
        hint: "Ringboard stops reading and hands its access back to Oura.",
      };
}

interface DisconnectFormProps {
  id: string;
  /** Disconnected before, with the data kept: only its deletion is left. */
  isRevoked: boolean;
}

/** What becomes of the data when the ring is disconnected; a plain form. */
export function DisconnectForm({ id, isRevoked }: DisconnectFormProps) {
  const offered = choices.filter(({ value }) => !isRevoked || value === "delete");
  return (
    <form action="/api/oura/disconnect" id={id} method="post">
      <fieldset className="flex flex-col gap-3">
        <legend className="sr-only">What happens to your data</legend>
        {offered.map(({ value, label, text }) => (
          <div
            className="relative flex gap-3 rounded-md border border-line-strong p-3.5 transition-colors has-checked:border-ink has-checked:bg-sunken"
            key={value}
          >
            <input
              aria-describedby={`${id}-${value}-text`}
              className="relative z-10 mt-0.5 size-4 shrink-0 accent-(--primary)"
              id={`${id}-${value}`}
              name="data"
              defaultChecked={isRevoked}
              required
              type="radio"
              value={value}
            />
            <div className="min-w-0 text-sm">
              {/* Its overlay makes the whole box a target. */}
              <label
                className="block cursor-pointer font-medium text-ink after:absolute after:inset-0"
                htmlFor={`${id}-${value}`}
              >
                {label}
              </label>
              <p className="mt-0.5 text-pretty text-ink-muted" id={`${id}-${value}-text`}>
                {text}
              </p>
            </div>
          </div>
        ))}
      </fieldset>
    </form>
  );
}

/** The button for {@link DisconnectForm}, which may stand elsewhere. */
export function DisconnectButton({ form, isRevoked }: { form: string; isRevoked: boolean }) {
  return (
    <Button form={form} type="submit" variant="danger">
      {isRevoked ? "Delete my data" : "Disconnect"}
    </Button>
  );
}

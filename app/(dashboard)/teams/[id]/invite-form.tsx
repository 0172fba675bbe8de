"use client";

import { Check, Copy, Link2 } from "lucide-react";
import { useActionState, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FieldShell, Input } from "#components/ui/field.tsx";

type InviteState = { error: string } | { link: string } | null;

/** Makes a link and shows it once, since only its hash is kept. */
export function InviteForm({ action }: { action: (state: InviteState) => Promise<InviteState> }) {
  const [state, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state && "error" in state && (
        <p className="text-sm text-bad" role="alert">
          {state.error}
        </p>
      )}
      {state && "link" in state && <NewLink key={state.link} link={state.link} />}
      <Button className="self-start" pending={pending} type="submit" variant="secondary">
        <Link2 aria-hidden />
        {state && "link" in state ? "Create another link" : "Create invitation link"}
      </Button>
    </form>
  );
}

function NewLink({ link }: { link: string }) {
  const [copied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  async function copy() {
    input.current?.select();
    // Browsers offer no clipboard to plain http on other machines; the selected text is there to copy.
    if (!("clipboard" in navigator)) return;
    await navigator.clipboard.writeText(link);
    setCopied(true);
  }

  return (
    <FieldShell
      hint="Send it to one person. It is shown only now."
      id="invitation-link"
      label="Invitation link"
    >
      <div className="flex gap-2">
        <Input
          id="invitation-link"
          onFocus={(event) => event.currentTarget.select()}
          readOnly
          ref={input}
          value={link}
        />
        <Button className="h-10" onClick={copy} variant="secondary">
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
        </Button>
      </div>
    </FieldShell>
  );
}

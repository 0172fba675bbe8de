import { Check } from "lucide-react";
import type { FormState } from "../accounts/form-state.ts";

/** Says beside the button that a form was saved; read out when it appears. */
export function SavedNote({ state, children }: { state: FormState; children: string }) {
  return (
    <p aria-live="polite" className="text-sm text-ink-muted">
      {state.saved && (
        <span className="inline-flex items-center gap-1.5">
          <Check aria-hidden className="size-4 text-good" />
          {children}
        </span>
      )}
    </p>
  );
}

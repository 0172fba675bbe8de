import type { ReactNode } from "react";

interface AccountCardProps {
  title: string;
  hint?: ReactNode;
  children: ReactNode;
  /** The other way in, below the card. */
  footer?: ReactNode;
}

/** The frame of sign-in and registration. */
export function AccountCard({ title, hint, children, footer }: AccountCardProps) {
  return (
    <div className="w-full max-w-md">
      <div className="rounded-lg border border-line bg-surface px-5 py-7 sm:px-8">
        <header className="pb-6">
          <h1 className="text-xl font-semibold text-ink">{title}</h1>
          {hint && <div className="mt-2 text-sm text-pretty text-ink-muted">{hint}</div>}
        </header>
        {children}
      </div>
      {footer && <p className="mt-5 text-center text-sm text-ink-muted">{footer}</p>}
    </div>
  );
}

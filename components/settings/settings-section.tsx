import type { ReactNode } from "react";

interface SettingsSectionProps {
  /** Where links lead: /settings#connection. */
  id: string;
  title: string;
  hint: ReactNode;
  children: ReactNode;
}

/** One subject of the settings: what it is at the left, what can be done at the right. */
export function SettingsSection({ id, title, hint, children }: SettingsSectionProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-20 gap-x-10 gap-y-4 border-t border-line py-8 first:border-t-0 first:pt-0 lg:grid-cols-[15rem_minmax(0,1fr)]"
      id={id}
    >
      <header>
        <h2 className="text-base font-medium text-ink" id={`${id}-title`}>
          {title}
        </h2>
        <p className="mt-1 text-sm text-pretty text-ink-muted">{hint}</p>
      </header>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

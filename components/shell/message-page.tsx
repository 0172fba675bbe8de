import type { ReactNode } from "react";

interface MessagePageProps {
  /** An element such as `<Compass />`. */
  icon: ReactNode;
  title: string;
  /** Why, in plain words. */
  children: ReactNode;
  /** The next step. */
  action: ReactNode;
}

/** A page that is one message: what happened, why, and what to do next. */
export function MessagePage({ icon, title, children, action }: MessagePageProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center justify-center gap-2 px-2 py-16 text-center">
      <span
        aria-hidden
        className="mb-3 grid size-12 place-items-center rounded-full border border-line bg-surface text-ink-muted [&_svg]:size-5"
      >
        {icon}
      </span>
      <h1 className="text-lg font-semibold text-ink">{title}</h1>
      <div className="text-sm text-pretty text-ink-muted">{children}</div>
      <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>
    </div>
  );
}

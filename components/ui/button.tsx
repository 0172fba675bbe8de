import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

const VARIANTS = {
  primary: "bg-primary text-primary-ink hover:bg-primary-hover shadow-control",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-sunken shadow-control",
  ghost: "text-ink-muted hover:bg-sunken hover:text-ink",
  danger: "bg-bad-solid text-[white] hover:bg-bad-hover shadow-control",
  link: "h-auto! px-0! text-accent underline-offset-4 hover:underline",
} as const;

const SIZES = {
  sm: "h-8 gap-1.5 px-3 text-sm",
  md: "h-9 gap-2 px-4 text-sm",
  lg: "h-11 gap-2 px-5 text-base",
  icon: "size-8",
} as const;

interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Renders the only child (a `Link`, say) with the looks of a button. */
  asChild?: boolean;
  /** Shows a spinner and refuses clicks. */
  pending?: boolean | undefined;
}

/** A button, or with `asChild` a link that looks like one. `icon` size needs an `aria-label`. */
export function Button({
  variant = "primary",
  size = "md",
  asChild = false,
  pending = false,
  className,
  children,
  disabled,
  type,
  ...rest
}: ButtonProps) {
  const classes = cn(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium transition-colors",
    "disabled:pointer-events-none disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      aria-busy={pending || undefined}
      className={classes}
      disabled={disabled || pending}
      type={type ?? "button"}
      {...rest}
    >
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  );
}

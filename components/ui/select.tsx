"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { CONTROL_CLASS } from "./field.tsx";

interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps {
  options: readonly SelectOption[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  name?: string;
  id?: string;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
  "aria-describedby"?: string | undefined;
}

/** A list to pick one of a handful from. Long lists (time zones) belong in {@link NativeSelect}. */
export function Select(props: SelectProps) {
  const {
    options,
    value,
    defaultValue,
    onValueChange,
    name,
    id,
    disabled,
    placeholder,
    className,
  } = props;
  return (
    <Radix.Root
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(onValueChange === undefined ? {} : { onValueChange })}
      {...(name === undefined ? {} : { name })}
      disabled={disabled ?? false}
    >
      <Radix.Trigger
        aria-describedby={props["aria-describedby"]}
        aria-label={props["aria-label"]}
        className={cn(
          CONTROL_CLASS,
          "inline-flex h-9 items-center justify-between gap-2 text-left data-placeholder:text-ink-faint",
          className,
        )}
        id={id}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon asChild>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="appear z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-md bg-overlay shadow-overlay"
          position="popper"
          sideOffset={4}
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                className="flex h-8 select-none items-center justify-between gap-4 rounded-sm px-2 text-sm text-ink outline-none data-disabled:text-ink-faint data-highlighted:bg-sunken"
                disabled={option.disabled ?? false}
                key={option.value}
                value={option.value}
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The browser's own select in our looks: for hundreds of options and for forms without scripts. */
export function NativeSelect({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cn("relative block", className)}>
      <select className={cn(CONTROL_CLASS, "h-10 appearance-none pr-9")} {...rest}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-faint"
      />
    </span>
  );
}

"use client";

import { useEffect, useRef } from "react";
import type { FormState } from "./form-state.ts";

/** Moves focus to the first field in error after each answer; give the ref to the form. */
export function useErrorFocus({ attempt }: FormState) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempt === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempt]);
  return form;
}

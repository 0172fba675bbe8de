"use client";

import { type ReactNode, useActionState, useId } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import type { FormState } from "./form-state.ts";

interface ConfirmDialogProps {
  trigger: ReactNode;
  title: string;
  /** What will happen, and what will not. */
  description: string;
  /** The verb on the button: "Leave team". */
  confirm: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Fields that the action reads. */
  children?: ReactNode;
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, title, description, confirm, action, children } = props;
  const [state, submit, pending] = useActionState(action, null);
  const formId = useId();
  return (
    <Dialog
      description={description}
      footer={
        <>
          <DialogClose>
            <Button variant="secondary">Cancel</Button>
          </DialogClose>
          <Button form={formId} pending={pending} type="submit" variant="danger">
            {confirm}
          </Button>
        </>
      }
      title={title}
      trigger={trigger}
    >
      <form action={submit} className="flex flex-col gap-3" id={formId}>
        {children}
        {state && "error" in state && (
          <p className="text-sm text-bad" role="alert">
            {state.error}
          </p>
        )}
      </form>
    </Dialog>
  );
}

"use client";

import Link from "next/link";
import { useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DisconnectButton, DisconnectForm, disconnectWords } from "./disconnect-form.tsx";

/** Asks what becomes of the data before disconnecting; a page of its own does so without scripts. */
export function DisconnectDialog({ isRevoked }: { isRevoked: boolean }) {
  const [open, setOpen] = useState(false);
  const form = useId();
  return (
    <>
      <Button asChild variant="secondary">
        <Link
          href="/settings/disconnect"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            setOpen(true);
          }}
          prefetch={false}
        >
          {isRevoked ? "Delete its data" : "Disconnect"}
        </Link>
      </Button>
      <Dialog
        description={disconnectWords(isRevoked).hint}
        footer={
          <>
            <DialogClose>
              <Button variant="secondary">Cancel</Button>
            </DialogClose>
            <DisconnectButton form={form} isRevoked={isRevoked} />
          </>
        }
        onOpenChange={setOpen}
        open={open}
        size="md"
        title={disconnectWords(isRevoked).title}
      >
        <DisconnectForm id={form} isRevoked={isRevoked} />
      </Dialog>
    </>
  );
}

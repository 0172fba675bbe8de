"use client";

import Link from "next/link";
import { useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DisconnectButton, DisconnectForm } from "./disconnect-form.tsx";

/** Asks what becomes of the data before disconnecting; a page of its own does so without scripts. */
export function DisconnectDialog() {
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
          Disconnect
        </Link>
      </Button>
      <Dialog
        description="Ringboard stops reading and hands its access back to Oura."
        footer={
          <>
            <DialogClose>
              <Button variant="secondary">Stay connected</Button>
            </DialogClose>
            <DisconnectButton form={form} />
          </>
        }
        onOpenChange={setOpen}
        open={open}
        size="md"
        title="Disconnect your ring"
      >
        <DisconnectForm id={form} />
      </Dialog>
    </>
  );
}

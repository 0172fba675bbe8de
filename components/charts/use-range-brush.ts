import { type PointerEvent, useCallback, useRef, useState } from "react";
import {
  isDragged,
  type Selection,
  type ToMarked,
  toExtended,
  toMarked,
} from "./range-selection.ts";

interface Drag {
  anchor: number;
  /** Where the pointer was pressed, in pixels of the window. */
  start: number;
  isCancelled: boolean;
}

/** What becomes of what is marked; where it cannot be compared it is shown. */
type Purpose = "show" | "compare";

interface Moved {
  event: PointerEvent<HTMLElement>;
  /** The place under the pointer; null where there is none. */
  index: number | null;
}

/** A finger that rests this long marks; one that moves sooner scrolls or reads values. */
const HOLD_MS = 350;

/**
 * Marks places of a chart: by dragging with mouse or pen, by holding a finger and then dragging, or by
 * keys. With Shift held it is compared instead of shown. It stays idle where marking means nothing. `axis` is the one along which places follow each other.
 */
export function useRangeBrush({ of, axis }: { of: ToMarked | undefined; axis: "x" | "y" }) {
  const [selection, setSelection] = useState<Selection | null>(null);
  const drag = useRef<Drag | null>(null);
  const hold = useRef<{ timer: ReturnType<typeof setTimeout>; start: number[] } | null>(null);
  const isClickSpent = useRef(false);
  const isActive = of !== undefined;
  const marked = toMarked({ selection, of });

  const surface = useCallback((element: HTMLElement | null) => {
    // Only a listener of this kind can keep the page from scrolling once a finger marks.
    const keepStill = (event: TouchEvent) => {
      if (drag.current !== null && event.cancelable) event.preventDefault();
    };
    element?.addEventListener("touchmove", keepStill, { passive: false });
    return () => {
      element?.removeEventListener("touchmove", keepStill);
      clearTimeout(hold.current?.timer);
    };
  }, []);

  const toPixel = (event: PointerEvent) => (axis === "x" ? event.clientX : event.clientY);
  const toDragged = ({ event, index }: Moved): Selection | null => {
    const { anchor, start } = drag.current ?? {};
    if (anchor === undefined || start === undefined || index === null) return null;
    return isDragged({ start, end: toPixel(event) }) ? { anchor, head: index } : null;
  };
  const apply = ({ found, purpose }: { found: typeof marked; purpose: Purpose }): boolean => {
    setSelection(null);
    if (purpose === "compare" && found?.compare) found.compare();
    else found?.apply();
    return found !== null;
  };
  const letGo = () => {
    clearTimeout(hold.current?.timer);
    hold.current = null;
  };

  return {
    isActive,
    marked,
    /** The ref of the element that is dragged over. */
    surface,
    press: ({ event, index }: Moved) => {
      isClickSpent.current = false;
      setSelection(null);
      letGo();
      if (!isActive || index === null || event.button !== 0) return;
      const { currentTarget, pointerId } = event;
      const begun = { anchor: index, start: toPixel(event), isCancelled: false };
      const begin = () => {
        // The drag goes on beyond the plot's edge.
        currentTarget.setPointerCapture(pointerId);
        drag.current = begun;
      };
      if (event.pointerType !== "touch") begin();
      else {
        const timer = setTimeout(begin, HOLD_MS);
        hold.current = { timer, start: [event.clientX, event.clientY] };
      }
    },
    move: (moved: Moved) => {
      const [x = 0, y = 0] = hold.current?.start ?? [];
      const { clientX, clientY } = moved.event;
      const hasMoved =
        isDragged({ start: x, end: clientX }) || isDragged({ start: y, end: clientY });
      if (drag.current === null && hasMoved) letGo();
      if (drag.current === null || drag.current.isCancelled || moved.index === null) return;
      setSelection(toDragged(moved));
    },
    release: (moved: Moved) => {
      letGo();
      if (drag.current === null) return;
      const { isCancelled } = drag.current;
      const found = isCancelled ? null : toMarked({ selection: toDragged(moved), of });
      drag.current = null;
      const purpose = moved.event.shiftKey ? "compare" : "show";
      isClickSpent.current = apply({ found, purpose }) || isCancelled;
    },
    /** The browser took the pointer away. */
    drop: () => {
      letGo();
      drag.current = null;
      setSelection(null);
    },
    /** Whether the click that follows a release belongs to the drag; asked once for each. */
    takeClick: (): boolean => {
      const isSpent = isClickSpent.current;
      isClickSpent.current = false;
      return isSpent;
    },
    extend: ({ current, next }: { current: number | null; next: number }) => {
      if (isActive) setSelection(toExtended({ selection, current, next }));
    },
    /** Hands over what is marked; false when nothing is. */
    confirm: (purpose: Purpose = "show"): boolean => apply({ found: marked, purpose }),
    /** Gives up what is being marked; false when nothing is. */
    cancel: (): boolean => {
      const isMarking = drag.current !== null || selection !== null;
      if (drag.current !== null) drag.current.isCancelled = true;
      setSelection(null);
      return isMarking;
    },
  };
}

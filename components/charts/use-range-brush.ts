import { type PointerEvent, useRef, useState } from "react";
import { useOnRange } from "./chart-sync.tsx";
import {
  isDragged,
  type PlaceSpan,
  type Selection,
  toExtended,
  toMarkedSpan,
} from "./range-selection.ts";

interface Drag {
  anchor: number;
  /** Where the pointer was pressed, in pixels of the window. */
  start: number;
  isCancelled: boolean;
}

interface Moved {
  event: PointerEvent<HTMLElement>;
  /** The place under the pointer; null where there is none. */
  index: number | null;
}

/**
 * Marks days of a chart by dragging with mouse or pen (a finger scrolls) or by keys, and hands them
 * to the page. It stays idle where places are no days or the page has no range to change.
 */
export function useRangeBrush(toSpan: ((index: number) => PlaceSpan | null) | undefined) {
  const onRange = useOnRange();
  const [selection, setSelection] = useState<Selection | null>(null);
  const drag = useRef<Drag | null>(null);
  const isClickSpent = useRef(false);
  const isActive = onRange !== undefined && toSpan !== undefined;
  const marked = isActive ? toMarkedSpan({ selection, toSpan }) : null;

  const toDragged = ({ event, index }: Moved): Selection | null => {
    const { anchor, start } = drag.current ?? {};
    if (anchor === undefined || start === undefined || index === null) return null;
    return isDragged({ start, end: event.clientX }) ? { anchor, head: index } : null;
  };
  const apply = (span: PlaceSpan | null): boolean => {
    setSelection(null);
    if (span === null) return false;
    onRange?.({ from: span.from, to: span.to });
    return true;
  };

  return {
    isActive,
    marked,
    press: ({ event, index }: Moved) => {
      isClickSpent.current = false;
      setSelection(null);
      if (!isActive || index === null || event.pointerType === "touch" || event.button !== 0)
        return;
      // The drag goes on beyond the plot's edge.
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { anchor: index, start: event.clientX, isCancelled: false };
    },
    move: (moved: Moved) => {
      if (drag.current === null || drag.current.isCancelled || moved.index === null) return;
      setSelection(toDragged(moved));
    },
    release: (moved: Moved) => {
      if (drag.current === null) return;
      const { isCancelled } = drag.current;
      const span = isCancelled ? null : toMarkedSpan({ selection: toDragged(moved), toSpan });
      drag.current = null;
      isClickSpent.current = apply(span) || isCancelled;
    },
    /** The browser took the pointer away. */
    drop: () => {
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
    confirm: (): boolean => apply(marked),
    /** Gives up what is being marked; false when nothing is. */
    cancel: (): boolean => {
      const isMarking = drag.current !== null || selection !== null;
      if (drag.current !== null) drag.current.isCancelled = true;
      setSelection(null);
      return isMarking;
    },
  };
}

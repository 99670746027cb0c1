'use client';

import { useEffect, useEffectEvent, useState, type PointerEvent } from 'react';
import { placeOf } from '@/components/ui/grid-moves';
import type { DaySelection } from './absence-bars';

/** A day of a row, counted from 0. */
export interface DayPlace {
  row: number;
  place: number;
}

/**
 * Choosing days of one row with a pointer that is pressed on the first and let go on the last.
 * Fingers scroll instead: they choose a day by a tap. Escape lets go.
 */
export function useDayDrag({
  dayOf,
  choose,
  done,
}: {
  /** The day that something happened on, if days may be chosen there. */
  dayOf: (target: EventTarget) => DayPlace | null;
  choose: (selection: DaySelection | null) => void;
  done: (selection: DaySelection) => void;
}) {
  const [drag, setDrag] = useState<DaySelection | null>(null);

  function moveTo(selection: DaySelection) {
    setDrag(selection);
    choose(selection);
  }

  const finish = useEffectEvent((isDone: boolean) => {
    setDrag(null);
    if (isDone && drag) done(drag);
    else choose(null);
  });
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const release = () => finish(true);
    const abandon = () => finish(false);
    const escape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') finish(false);
    };
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', abandon);
    window.addEventListener('keydown', escape);
    return () => {
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', abandon);
      window.removeEventListener('keydown', escape);
    };
  }, [isDragging]);

  return {
    onPointerDown: ({ target, button, pointerType }: PointerEvent) => {
      const day = button === 0 && pointerType !== 'touch' ? dayOf(target) : null;
      if (day) moveTo({ row: day.row, from: day.place, to: day.place });
    },
    onPointerOver: ({ clientX, clientY }: PointerEvent) => {
      // What lies over a day, such as an absence, is drawn in another one's cell.
      const cell = document
        .elementsFromPoint(clientX, clientY)
        .find((element) => element.matches('[data-cell]'));
      const column = (cell && placeOf(cell)?.column) ?? 0;
      if (drag && column >= 1) moveTo({ ...drag, to: column - 1 });
    },
  };
}

'use client';

import { useEffect, useEffectEvent, useState, type PointerEvent, type RefObject } from 'react';
import type { AbsenceEdge } from './resize-days';

/** So close to the border of its box a drag scrolls the table on. */
const SCROLL_ZONE_PX = 28;
const SCROLL_STEP_PX = 24;

interface Drag {
  absenceId: string;
  edge: AbsenceEdge;
}

/**
 * Dragging an end of an absence, by mouse, pen or finger: tells the day that the pointer is over,
 * counted from 0, until it is let go. Escape gives the drag up.
 */
export function useResizeDrag(
  table: RefObject<HTMLTableElement | null>,
  {
    onMove,
    onEnd,
  }: {
    onMove: (drag: Drag, place: number) => void;
    onEnd: (drag: Drag, isDone: boolean) => void;
  },
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const move = useEffectEvent(({ clientX }: globalThis.PointerEvent) => {
    if (!drag || !table.current) return;
    scrollOn(table.current, clientX);
    onMove(drag, placeAt(table.current, clientX));
  });
  const finish = useEffectEvent((isDone: boolean) => {
    setDrag(null);
    if (drag) onEnd(drag, isDone);
  });
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('pointermove', (event) => move(event), { signal });
    window.addEventListener('pointerup', () => finish(true), { signal });
    window.addEventListener('pointercancel', () => finish(false), { signal });
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && finish(false), { signal });
    return () => listening.abort();
  }, [isDragging]);

  /** Begins a drag where an end was pressed; answers whether it was one. */
  function begin({ target, button }: PointerEvent): boolean {
    const grip = target instanceof Element ? target.closest<HTMLElement>('[data-edge]') : null;
    const bar = grip?.closest<HTMLElement>('[data-absence]');
    const edge = grip?.dataset.edge;
    if (button !== 0 || !bar?.dataset.absence || (edge !== 'start' && edge !== 'end')) return false;
    setDrag({ absenceId: bar.dataset.absence, edge });
    return true;
  }
  return { begin, isDragging };
}

/** The day under a pointer; beyond the days shown it is the nearest of them. */
function placeAt(table: HTMLTableElement, x: number): number {
  const days = [...(table.rows[0]?.cells ?? [])].slice(1);
  const after = days.findIndex((day) => x < day.getBoundingClientRect().right);
  return after < 0 ? days.length - 1 : after;
}

function scrollOn(table: HTMLTableElement, x: number): void {
  const box = table.parentElement;
  const names = table.rows[0]?.cells[0];
  if (!box || !names) return;
  if (x > box.getBoundingClientRect().right - SCROLL_ZONE_PX) box.scrollLeft += SCROLL_STEP_PX;
  else if (x < names.getBoundingClientRect().right + SCROLL_ZONE_PX) {
    box.scrollLeft -= SCROLL_STEP_PX;
  }
}

'use client';

import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { FloatingPanel, useAnchorName } from './floating';

const TARGETS = '[data-tip]';
const ROWS = '[data-tip-row]';

/**
 * Notes for many small things, such as the numbers of a table: one panel for all of them, on hover,
 * focus and tap. Each thing is a `TipTarget` within; elements marked `data-tip-row` make the rows.
 * The whole is one stop of the Tab key; arrows go from thing to thing, Escape puts the note away.
 */
export function TooltipGrid({ children, className }: { children: ReactNode; className?: string }) {
  const anchorName = useAnchorName();
  const regionRef = useRef<HTMLDivElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const shownRef = useRef<HTMLElement | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const region = regionRef.current;
    if (!region) return;
    const fold = ({ target }: Event) => {
      if (target instanceof HTMLDetailsElement && isShown(target)) moveStop(region, target);
    };
    // Such events do not bubble.
    region.addEventListener('toggle', fold, { capture: true });
    return () => region.removeEventListener('toggle', fold, { capture: true });
  }, []);

  function show(target: HTMLElement) {
    if (shownRef.current === target) return;
    hide();
    shownRef.current = target;
    target.dataset.anchor = anchorName;
    target.style.setProperty('anchor-name', anchorName);
    setText(target.querySelector('[data-tip-text]')?.textContent ?? '');
    panelRef.current?.showPopover();
  }

  function hide() {
    const target = shownRef.current;
    if (!target) return;
    shownRef.current = null;
    delete target.dataset.anchor;
    target.style.removeProperty('anchor-name');
    panelRef.current?.hidePopover();
  }

  function arrive(event: SyntheticEvent) {
    const target = targetOf(event);
    if (target) show(target);
    else hide();
  }

  function leave(event: SyntheticEvent) {
    if (shownRef.current !== document.activeElement || event.type === 'blur') hide();
  }

  function press(event: KeyboardEvent<HTMLElement>) {
    if (event.key === 'Escape') hide();
    const from = targetOf(event);
    const to = from && neighbour(event.currentTarget, from, event.key);
    if (!from || !to) return;
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  return (
    <div
      ref={regionRef}
      className={className}
      onPointerOver={arrive}
      onPointerLeave={leave}
      onFocus={arrive}
      onBlur={leave}
      onClick={arrive}
      onKeyDown={press}
    >
      {children}
      <FloatingPanel
        ref={panelRef}
        kind="manual"
        align="center"
        anchorName={anchorName}
        aria-hidden="true"
        className="pointer-events-none max-w-72 border-ink bg-ink px-2.5 py-1.5 text-xs text-paper"
      >
        {text}
      </FloatingPanel>
    </div>
  );
}

/** Something in a `TipRegion` that has a note; screen readers hear the note after the thing. */
export function TooltipGridCell({
  tip,
  isFirst = false,
  className,
  children,
}: {
  tip: string;
  /** Where the Tab key arrives: one of the region. */
  isFirst?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <button type="button" data-tip tabIndex={isFirst ? 0 : -1} className={className}>
      {children}
      <span className="sr-only">
        {': '}
        <span data-tip-text>{tip}</span>
      </span>
    </button>
  );
}

function targetOf({ target }: SyntheticEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(TARGETS) : null;
}

/**
 * Where rows fold, the stop of the Tab key goes to the row that was just unfolded, and away from one
 * that was folded.
 */
function moveStop(region: HTMLElement, details: HTMLDetailsElement) {
  const targets = [...region.querySelectorAll<HTMLElement>(TARGETS)];
  const stop = targets.find(({ tabIndex }) => tabIndex === 0);
  const inRow = details.open ? details.closest(ROWS)?.querySelector<HTMLElement>(TARGETS) : null;
  const next = inRow ?? (stop && isShown(stop) ? stop : targets.find(isShown));
  if (!next || next === stop) return;
  if (stop) stop.tabIndex = -1;
  next.tabIndex = 0;
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}

/** What lies beside a thing in the direction of an arrow key; null for other keys and at the rim. */
function neighbour(region: HTMLElement, from: HTMLElement, key: string): HTMLElement | null {
  const rows = [...region.querySelectorAll(ROWS)]
    .map((row) => [...row.querySelectorAll<HTMLElement>(TARGETS)])
    .filter(([first]) => first?.checkVisibility());
  const y = rows.findIndex((row) => row.includes(from));
  const x = rows[y]?.indexOf(from) ?? -1;
  const steps: Record<string, readonly [number, number]> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    Home: [0, -x],
    End: [0, (rows[y]?.length ?? 0) - 1 - x],
  };
  const step = steps[key];
  return step ? (rows[y + step[0]]?.[x + step[1]] ?? null) : null;
}

'use client';

import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react';

// What draws a note comes when the pointer or the focus reaches the first thing that has one.
const load = () => import('./tooltip-note');
const TooltipNote = lazy(() => load().then((part) => ({ default: part.TooltipNote })));

const TARGETS = '[data-tip]';
const ROWS = '[data-tip-row]';
const PANEL = '[data-tip-panel]';

/**
 * Notes for many small things, such as the numbers of a table: one panel for all of them, on hover,
 * focus and tap. Each thing is a `TooltipGridCell` within; elements marked `data-tip-row` make the
 * rows. The whole is one stop of the Tab key; arrows go from thing to thing. A note stays while the
 * pointer is on it, and Escape puts it away wherever the focus is.
 */
export function TooltipGrid({ children, className }: { children: ReactNode; className?: string }) {
  const regionRef = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<HTMLElement | null>(null);
  const [isLoaded, setLoaded] = useState(false);
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

  function arrive(event: SyntheticEvent) {
    if (isIn(PANEL, event)) return;
    // Where it does not come, the text of each thing is still there for screen readers.
    if (!isLoaded)
      load().then(
        () => setLoaded(true),
        () => undefined,
      );
    setShown(targetOf(event));
  }

  function leave(event: SyntheticEvent) {
    if (event.type === 'blur' || shown !== document.activeElement) setShown(null);
  }

  function press(event: KeyboardEvent<HTMLElement>) {
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
      {shown && isLoaded ? (
        <Suspense fallback={null}>
          <TooltipNote
            target={shown}
            text={shown.querySelector('[data-tip-text]')?.textContent ?? ''}
            onDismiss={() => setShown(null)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Something in a `TooltipGrid` that has a note; screen readers hear the note after the thing. */
export function TooltipGridCell({
  tip,
  isFirst = false,
  className,
  children,
}: {
  tip: string;
  /** Where the Tab key arrives: one of the grid. */
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

function isIn(selector: string, { target }: SyntheticEvent): boolean {
  return target instanceof Element && target.closest(selector) !== null;
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

import type { Page } from '@playwright/test';
import type { Vitals } from './budget';

declare global {
  interface Window {
    /** What the observers of `observe` have seen. */
    vitals: {
      lcpMs: number;
      shifts: { atMs: number; value: number }[];
      inpMs: number | null;
      slowest: string | null;
    };
  }
}

/** Of a layout shift; browsers have it, the types of the language do not. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** Has every document of this page watch itself from its first moment. */
export async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const vitals: Window['vitals'] = { lcpMs: 0, shifts: [], inpMs: null, slowest: null };
    window.vitals = vitals;
    // Without a function that has a name: what names them for us is not there in the page.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.entryType === 'largest-contentful-paint') vitals.lcpMs = entry.startTime;
        else if (entry instanceof PerformanceEventTiming) {
          if (entry.interactionId === 0 || entry.duration <= (vitals.inpMs ?? 0)) continue;
          const { target } = entry;
          const on = target instanceof Element ? target : document.body;
          const label = on.getAttribute('aria-label') ?? on.textContent.trim().slice(0, 40);
          vitals.inpMs = entry.duration;
          vitals.slowest = `${entry.name} on ${on.localName} “${label}”`;
        } else {
          const { value, hadRecentInput, startTime } = entry as LayoutShift;
          if (!hadRecentInput) vitals.shifts.push({ atMs: startTime, value });
        }
      }
    }).observe({ entryTypes: ['largest-contentful-paint', 'layout-shift', 'event'] });
  });
}

/** What the page has seen of itself so far. */
export async function readVitals(page: Page): Promise<Vitals> {
  const { lcpMs, shifts, inpMs, slowest } = await page.evaluate(
    () =>
      // Observers are told after a frame has been shown.
      new Promise<Window['vitals']>((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve(window.vitals), 50)),
      ),
  );
  return { lcpMs, cls: worstBurst(shifts), inpMs, slowest };
}

const LONGEST_BURST_MS = 5000;
const LONGEST_PAUSE_MS = 1000;

/** Shifts that follow one another are one; the worst such burst counts. */
export function worstBurst(shifts: readonly { atMs: number; value: number }[]): number {
  let worst = 0;
  let burst = { beganMs: 0, lastMs: -Infinity, sum: 0 };
  for (const { atMs, value } of shifts) {
    const goesOn =
      atMs - burst.lastMs < LONGEST_PAUSE_MS && atMs - burst.beganMs < LONGEST_BURST_MS;
    burst = goesOn
      ? { ...burst, lastMs: atMs, sum: burst.sum + value }
      : { beganMs: atMs, lastMs: atMs, sum: value };
    worst = Math.max(worst, burst.sum);
  }
  return worst;
}

import fs from 'node:fs';

/** Busy and whole time of each processor so far, in ticks. */
type Times = readonly { readonly busy: number; readonly all: number }[];

/** Begins to look; the answered function tells what share of its time each processor was busy since. */
export function watchCores(): () => number[] {
  const before = readTimes();
  return () =>
    readTimes().map(({ busy, all }, nth) => {
      const { busy: busyBefore = 0, all: allBefore = 0 } = before[nth] ?? {};
      return (busy - busyBefore) / Math.max(1, all - allBefore);
    });
}

function readTimes(): Times {
  const lines = fs.readFileSync('/proc/stat', 'utf8').match(/^cpu\d+ .*$/gm) ?? [];
  return lines.map((line) => {
    // user, nice, system, idle, iowait, irq, softirq, steal; what guests take is in user.
    const ticks = line.split(/\s+/).slice(1, 9).map(Number);
    const all = ticks.reduce((sum, one) => sum + one, 0);
    return { all, busy: all - (ticks[3] ?? 0) - (ticks[4] ?? 0) };
  });
}

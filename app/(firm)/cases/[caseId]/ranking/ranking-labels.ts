import { formatNumber } from '@/components/ui/format';
import type { RankedCode } from '@/lib/assignment/core';

/** What each of them measures. */
export const FACTOR_NOTES: Record<RankedCode, string> = {
  fit: 'Points for being less expert than the case wants.',
  load: 'Points for how full the workload would be with this case.',
  'fair-share':
    'Taken off for whoever is behind their share of recent work, added for whoever is ahead.',
  reserve: 'Points for using up room that expected expert work will need.',
  continuity: "Points for not being the client's last attorney.",
  deadline: 'Points for finishing late, or for being away before the deadline.',
  're-entry': 'Points for giving much to somebody who is new or just back.',
  turn: "The firm's count of assignments when they were last given a case; lowest first.",
  utilization: 'Load as a share of capacity after taking the case; lowest first.',
  'open-cases': 'Open cases in hand; fewest first.',
  level: 'Expertise for the visa type, 0 to 3; highest first.',
};

/** One number of a ranking, as it is read. */
export function writeRankingValue(code: RankedCode, points: number): string {
  switch (code) {
    case 'utilization':
      return `${formatNumber(points)}%`;
    case 'level':
      return `${points} of 3`;
    case 'turn':
      return points === 0 ? 'none yet' : formatNumber(points);
    default:
      return points < 0 ? `−${formatNumber(-points)}` : formatNumber(points);
  }
}

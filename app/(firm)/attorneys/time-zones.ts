import type { SelectOption } from '@/components/ui/select';
import { zoneName } from '@/components/ui/format';

const UNITED_STATES = [
  ['America/New_York', 'Eastern (New York)'],
  ['America/Chicago', 'Central (Chicago)'],
  ['America/Denver', 'Mountain (Denver)'],
  ['America/Phoenix', 'Mountain without daylight saving (Phoenix)'],
  ['America/Los_Angeles', 'Pacific (Los Angeles)'],
  ['America/Anchorage', 'Alaska (Anchorage)'],
  ['Pacific/Honolulu', 'Hawaii (Honolulu)'],
] as const;

/** The identifier leads, by which a long list is searched: "Europe/Berlin (Central European time)". */
function labelOf(timeZone: string): string {
  const [name, place] = [zoneName(timeZone), timeZone.replaceAll('_', ' ')];
  return name === place ? name : `${place} (${name})`;
}

/** Every time zone as options of a select: those of the United States first. */
export function timeZoneOptions(current: string): SelectOption[] {
  const common = new Set<string>(UNITED_STATES.map(([code]) => code));
  const others = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current]);
  return [
    ...UNITED_STATES.map(([value, label]) => ({ value, label, group: 'United States' })),
    ...[...others]
      .filter((code) => !common.has(code))
      .sort()
      .map((value) => ({ value, label: labelOf(value), group: 'Elsewhere' })),
  ];
}

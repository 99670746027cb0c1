const names = new Map<string, string>();

/**
 * A time zone of the IANA database as people say it: "Eastern time". Where no such name is common,
 * its city: "Kathmandu time".
 */
export function zoneName(timeZone: string): string {
  const known = names.get(timeZone);
  if (known !== undefined) return known;
  const name = commonName(timeZone) ?? `${cityOf(timeZone)} time`;
  names.set(timeZone, name);
  return name;
}

/** The city of a time zone: "New York". */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

function commonName(timeZone: string): string | null {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return 'UTC';
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(0);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
  // Without a common name the runtime writes an offset, or a country in its own way.
  if (!name || /GMT|UTC|\d/.test(name) || !name.endsWith(' Time')) return null;
  return name.replace(/ Standard Time$/, ' Time').replace(/ Time$/, ' time');
}

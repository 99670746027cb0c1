import Bowser from 'bowser';

/** What a browser is, by what it calls itself: "Safari on iOS". It may call itself anything. */
export function deviceLabel(userAgent: string | null): string {
  if (!userAgent) return 'An unknown browser';
  const { browser, os } = Bowser.parse(userAgent);
  const name = browser.name || 'An unknown browser';
  return os.name ? `${name} on ${os.name}` : name;
}

/*
 * What browsers enforce of our answers. Said once for what the framework answers (proxy.ts) and for
 * what is answered without it (program-entry.ts).
 */

const COMMON: Readonly<Record<string, string>> = {
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`: that would take the Origin from our own forms, which actions insist on.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The headers of every answer. */
export function commonHeaders(isHttps: boolean): Record<string, string> {
  if (!isHttps) return { ...COMMON };
  return { ...COMMON, 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' };
}

/** Those of an answer to a program, which is data: whatever it holds, a browser must not run any of it. */
export function dataHeaders(isHttps: boolean): Record<string, string> {
  return {
    ...commonHeaders(isHttps),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  };
}

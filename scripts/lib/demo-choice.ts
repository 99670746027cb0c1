import { isLoopback } from './address';

/** Whether the demo firms let anyone in, and what to tell the person who decided it. */
export interface DemoChoice {
  readonly isOpen: boolean;
  readonly warning: string | null;
}

/**
 * The demo accounts have passwords that the whole world knows. On a machine that only its own user
 * reaches they are there unless EVENHAND_DEMO is 0; where others can reach the server, only when
 * EVENHAND_DEMO is 1, with a warning.
 */
export function chooseDemo(host: string): DemoChoice {
  const asked = process.env.EVENHAND_DEMO;
  if (asked === '0') return { isOpen: false, warning: null };
  if (isLoopback(host)) return { isOpen: true, warning: null };
  if (asked === '1') {
    return {
      isOpen: true,
      warning: `Everybody who can reach ${host} can sign in to the demo firms: their passwords are public. EVENHAND_DEMO=0 closes them.`,
    };
  }
  return {
    isOpen: false,
    warning: `The demo firms are closed, because others can reach ${host} and their passwords are public. EVENHAND_DEMO=1 opens them nevertheless.`,
  };
}

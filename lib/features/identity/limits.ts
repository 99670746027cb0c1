import 'server-only';
import { AttemptLimit } from '@/lib/platform/auth/attempt-limit';
import { networkOf } from '@/lib/platform/http/network-of';

const WINDOW_MS = 15 * 60_000;

// Tokens of 256 bits are not guessed: these keep links from being turned into work.
const looks = new AttemptLimit('link-look', 200, WINDOW_MS);
const answers = new AttemptLimit('link-answer', 40, WINDOW_MS);
const made = new AttemptLimit('link-made', 100, 60 * 60_000);
const signUps = new AttemptLimit('sign-up', 10, 60 * 60_000);

/**
 * Counts someone who looks at a link.
 * @throws AppError `too-many-requests` after 200 in a quarter of an hour from one network.
 */
export function requireLook(address: string): Promise<void> {
  return looks.requireAttempt(networkOf(address), 'Too many links were opened from here');
}

/**
 * Counts someone who answers a link.
 * @throws AppError `too-many-requests` after 40 in a quarter of an hour from one network.
 */
export function requireAnswer(address: string): Promise<void> {
  return answers.requireAttempt(networkOf(address), 'Too many links were answered from here');
}

/**
 * Counts a link that a firm makes.
 * @throws AppError `too-many-requests` after a hundred in an hour.
 */
export function requireLinkBudget(firmId: string): Promise<void> {
  return made.requireAttempt(firmId, 'The firm has made too many links');
}

/**
 * Counts a firm that a stranger founds.
 * @throws AppError `too-many-requests` after ten in an hour from one network.
 */
export function requireSignUpBudget(address: string): Promise<void> {
  return signUps.requireAttempt(networkOf(address), 'Too many firms were signed up from here');
}

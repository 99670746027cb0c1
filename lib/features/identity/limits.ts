import 'server-only';
import { networkOf } from '@/lib/platform/http/network-of';
import { AttemptLimit } from '@/lib/platform/http/attempt-limit';
import { requireAttempt } from './require-attempt';

const WINDOW_MS = 15 * 60_000;

// Tokens of 256 bits are not guessed: these keep links from being turned into work.
const looks = new AttemptLimit(200, WINDOW_MS);
const answers = new AttemptLimit(40, WINDOW_MS);
const made = new AttemptLimit(100, 60 * 60_000);
const signUps = new AttemptLimit(10, 60 * 60_000);

/**
 * Counts someone who looks at a link.
 * @throws AppError `too-many-requests` after 200 in a quarter of an hour from one address.
 */
export function requireLook(address: string): void {
  requireAttempt(looks.countAttempt(address), 'Too many links were opened from here');
}

/**
 * Counts someone who answers a link.
 * @throws AppError `too-many-requests` after 40 in a quarter of an hour from one address.
 */
export function requireAnswer(address: string): void {
  requireAttempt(answers.countAttempt(address), 'Too many links were answered from here');
}

/**
 * Counts a link that a firm makes.
 * @throws AppError `too-many-requests` after a hundred in an hour.
 */
export function requireLinkBudget(firmId: string): void {
  requireAttempt(made.countAttempt(firmId), 'The firm has made too many links');
}

/**
 * Counts a firm that a stranger founds.
 * @throws AppError `too-many-requests` after ten in an hour from one network.
 */
export function requireSignUpBudget(address: string): void {
  requireAttempt(
    signUps.countAttempt(networkOf(address)),
    'Too many firms were signed up from here',
  );
}

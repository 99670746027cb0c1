import 'server-only';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/contracts/member-codes';
import { invalidField } from '@/lib/shared/errors';

/** What a password must not be made of, beside what everyone uses. */
export interface PasswordContext {
  readonly email?: string;
  readonly name?: string;
  readonly firmName?: string;
}

/** Estimating takes longer the longer the text; what begins strongly stays strong. */
const LOOKED_AT = 40;
/** Guesses, as a power of ten, that someone with a list of common passwords must need. */
const MIN_GUESSES_LOG10 = 10;
const PRODUCT = ['evenhand', 'evenhand demo'];

// One a process, in however many bundles of it this file is.
const globalForPasswords = globalThis as typeof globalThis & { evenhandEstimator?: ZxcvbnFactory };

function estimator(): ZxcvbnFactory {
  // Without substitutions such as $ for s, whose combinations take seconds: they are undone before.
  const options = { dictionary, graphs: adjacencyGraphs, l33tTable: {} };
  return (globalForPasswords.evenhandEstimator ??= new ZxcvbnFactory(options));
}

/**
 * Loads the lists of common passwords, which takes some 400 ms: a server does it before it listens,
 * so that the first new password holds nothing up.
 */
export function readyPasswordPolicy(): void {
  isCommon('w3 t4ke 0ne 0f every k1nd, 2026-11-30 qwertz', { email: 'first.last@firm.example' });
}

/**
 * What is wrong with a new password, or null: at least 15 characters, and none of the common ones,
 * which includes repeats, rows of keys and numbers, and the person's and the firm's own names. No
 * rules about kinds of characters.
 */
export function findPasswordProblem(
  password: string,
  context: PasswordContext = {},
): string | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < MIN_PASSWORD_LENGTH) {
    return `The password must have at least ${MIN_PASSWORD_LENGTH} characters; this one has ${length}. Several words in a row are easy to keep.`;
  }
  if (length > MAX_PASSWORD_LENGTH) {
    return `The password may have at most ${MAX_PASSWORD_LENGTH} characters; this one has ${length}.`;
  }
  if (text.includes('\u0000')) return 'The password contains a NUL character. Remove it.';
  if (isCommon(text, context)) {
    return 'This password is among the first that others would try: a common one, a row of keys or numbers, a repeat, or your own names. Choose several words that nobody would expect together.';
  }
  return null;
}

/**
 * Lets a new password pass or refuses it.
 * @throws AppError `validation-failed` naming the field.
 */
export function requireGoodPassword(
  path: string,
  password: string,
  context: PasswordContext = {},
): void {
  const problem = findPasswordProblem(password, context);
  if (problem) throw invalidField(path, problem);
}

function isCommon(text: string, context: PasswordContext): boolean {
  const start = startOf(text);
  const words = [...PRODUCT, ...labelOf(context)];
  const plain = withoutSubstitutions(start);
  const spellings = plain === start ? [start] : [start, plain];
  return spellings.some(
    (spelling) => estimator().check(spelling, words).guessesLog10 < MIN_GUESSES_LOG10,
  );
}

function startOf(text: string): string {
  return [...text].slice(0, LOOKED_AT).join('');
}

function labelOf({ email = '', name = '', firmName = '' }: PasswordContext): string[] {
  const parts = [email, name, firmName].flatMap((text) => [text, ...text.split(/[\s@._+-]+/)]);
  const joined = [name, firmName].map((text) => text.replace(/\W+/g, ''));
  return [...new Set([...parts, ...joined].map((word) => startOf(word).toLowerCase()))]
    .filter((word) => word.length >= 3)
    .slice(0, 40);
}

const SUBSTITUTIONS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' },
  ...{ '@': 'a', $: 's', '!': 'i', '€': 'e', '+': 't' },
};

function withoutSubstitutions(text: string): string {
  return text.replace(/[013457@$!€+]/g, (sign) => SUBSTITUTIONS[sign] ?? sign);
}

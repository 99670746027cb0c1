import { RefusedTargetError } from './target-url';

/** The time was up before everything had come. */
export class SlowAnswerError extends Error {
  override readonly name = 'SlowAnswerError';
}

const MESSAGES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'It refused the connection.',
  ECONNRESET: 'It broke the connection off.',
  EPIPE: 'It broke the connection off.',
  ENETUNREACH: 'No way leads to its network from here.',
  EHOSTUNREACH: 'No way leads to it from here.',
  ETIMEDOUT: 'The connection could not be made in time.',
  HPE_HEADER_OVERFLOW: 'The head of its answer is too long.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by itself.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is signed by an authority that is not known here.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate lacks the ones between it and its authority.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name.',
};

/** Why a call had no answer, for the person who reads the log of deliveries. */
export function failureMessage(error: unknown, timeoutMs: number): string {
  if (error instanceof RefusedTargetError) return error.message;
  if (error instanceof SlowAnswerError) {
    return `It did not answer in full within ${timeoutMs / 1000} seconds.`;
  }
  const code = codeOf(error);
  if (code?.startsWith('HPE_')) return MESSAGES[code] ?? 'Its answer is no HTTP.';
  if (code) return MESSAGES[code] ?? `The connection failed (${code}).`;
  return 'The connection failed.';
}

function codeOf(error: unknown): string | null {
  // Several addresses were tried, each in vain: the first says why.
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return one instanceof Error && 'code' in one && typeof one.code === 'string' ? one.code : null;
}

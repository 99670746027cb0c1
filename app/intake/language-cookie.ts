import { LANGUAGE_COOKIE, type IntakeLanguage } from '@/lib/contracts/intake-codes';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * What keeps a visitor's choice of a language. Over https it is kept within another website's page, too,
 * apart for each: a browser gives no other cookie to a page that is shown there.
 */
export function languageCookie(language: IntakeLanguage, isHttps: boolean): string {
  const reach = isHttps ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax';
  return `${LANGUAGE_COOKIE}=${language}; Path=/intake; Max-Age=${YEAR_SECONDS}; ${reach}`;
}

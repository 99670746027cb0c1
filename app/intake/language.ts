import 'server-only';
import { cookies, headers } from 'next/headers';
import {
  INTAKE_LANGUAGES,
  LANGUAGE_COOKIE,
  type IntakeLanguage,
} from '@/lib/contracts/intake-codes';
import { languageIn } from './accepted-language';

/** The visitor's language: the one they chose, else the one that was asked in, else their browser's. */
export async function visitorLanguage(asked?: IntakeLanguage): Promise<IntakeLanguage> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  return (
    INTAKE_LANGUAGES.find((language) => language === chosen) ??
    asked ??
    languageIn((await headers()).get('accept-language'))
  );
}

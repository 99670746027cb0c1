'use client';

import { NextIntlClientProvider, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { INTAKE_LANGUAGES, type IntakeLanguage } from '@/lib/contracts/intake-codes';
import { languageCookie } from './language-cookie';
import { en } from './messages/en';
import { es } from './messages/es';

const MESSAGES = { en, es };

/** Each language in its own. */
const NAMES: Record<IntakeLanguage, string> = { en: 'English', es: 'Español' };

/**
 * A page for visitors in the language that they choose. Both languages are here, so that a change
 * loses nothing that was typed.
 */
export function VisitorLanguage({
  first,
  firmName,
  timeZone,
  children,
}: {
  first: IntakeLanguage;
  firmName: string;
  timeZone: string;
  children: ReactNode;
}) {
  const [language, setLanguage] = useState(first);

  function choose(chosen: IntakeLanguage) {
    setLanguage(chosen);
    document.cookie = languageCookie(chosen, window.location.protocol === 'https:');
  }

  return (
    <NextIntlClientProvider locale={language} messages={MESSAGES[language]} timeZone={timeZone}>
      <div lang={language} className="flex min-h-dvh flex-col">
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-8">
          <p className="min-w-0 font-serif text-xl tracking-tight wrap-anywhere" dir="auto">
            {firmName}
          </p>
          <Languages chosen={language} onChoose={choose} />
        </header>
        <main id="main" tabIndex={-1} className="flex-1 px-4 pb-16 outline-none">
          <div className="mx-auto w-full max-w-lg">{children}</div>
        </main>
      </div>
    </NextIntlClientProvider>
  );
}

function Languages({
  chosen,
  onChoose,
}: {
  chosen: IntakeLanguage;
  onChoose: (language: IntakeLanguage) => void;
}) {
  const t = useTranslations();
  return (
    <div role="group" aria-label={t('language')} className="flex gap-1">
      {INTAKE_LANGUAGES.map((language) => (
        <Button
          key={language}
          lang={language}
          variant={language === chosen ? 'secondary' : 'quiet'}
          aria-pressed={language === chosen}
          onClick={() => onChoose(language)}
        >
          {NAMES[language]}
        </Button>
      ))}
    </div>
  );
}

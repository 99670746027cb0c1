import { INTAKE_LANGUAGES, type IntakeLanguage } from '@/lib/contracts/intake-codes';

/** More would be no browser's. */
const MAX_LENGTH = 500;

/** Of our languages the one that an Accept-Language header likes best; the first where it likes none. */
export function languageIn(header: string | null): IntakeLanguage {
  const wishes = (header ?? '')
    .slice(0, MAX_LENGTH)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const quality = rest.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], weight: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const wish of wishes) {
    const known = INTAKE_LANGUAGES.find((language) => language === wish.language);
    if (known) return known;
  }
  return INTAKE_LANGUAGES[0];
}

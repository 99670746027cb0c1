import { expect, it } from 'vitest';
import { CONSENT_VERSION } from '@/lib/contracts/intake-codes';
import { en } from './en';
import { es } from './es';

it('the words of consent that are on record under this name are these', () => {
  expect({ name: CONSENT_VERSION, en: en.consent, es: es.consent }).toEqual({
    name: '2026-12',
    en: 'I agree that {firm} keeps what I send and contacts me about it. I know that I am not a client yet.',
    es: 'Acepto que {firm} guarde lo que envío y se comunique conmigo al respecto. Sé que todavía no soy cliente.',
  });
});

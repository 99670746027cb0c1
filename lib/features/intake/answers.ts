import 'server-only';
import type { IntakeLanguage, IntakeQuestion } from '@/lib/contracts/intake-codes';
import { INTAKE_QUESTIONS } from '@/lib/contracts/intake-codes';
import { QUESTION_LABELS } from '@/lib/wording/intake-questions';

/** What someone has typed about themselves and what they need; nothing of it is confirmed, unless the address is. */
export interface Answers {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly story: string | null;
  readonly questions: readonly IntakeQuestion[];
  readonly family: number;
  /** To which words of consent someone has agreed on the page; leads bring none. */
  readonly consentedTo?: string;
  /** What an intake system sent beside what the firm has names for. */
  readonly extra: Readonly<Record<string, string>>;
}

const LANGUAGE_NAMES: Record<IntakeLanguage, string> = { en: 'English', es: 'Spanish' };

/** As much of a stored note as may come from a stranger. */
const MAX_NOTE = 9_000;

/** The answers of a stored submission; what a newer version leaves out is empty. */
export function answersOf(stored: unknown): Answers {
  const given = (stored ?? {}) as Partial<Answers>;
  return {
    name: given.name ?? '',
    email: given.email ?? null,
    phone: given.phone ?? null,
    company: given.company ?? null,
    story: given.story ?? null,
    questions: INTAKE_QUESTIONS.filter((code) => given.questions?.includes(code)),
    family: given.family ?? 0,
    ...(given.consentedTo === undefined ? {} : { consentedTo: given.consentedTo }),
    extra: given.extra ?? {},
  };
}

/** Ends a note that does not hold all that was sent. */
const CUT = '… (cut: more was sent)';

/** Of a character that was cut in two, which the database does not take. */
const LONE_HALF = /[\uD800-\uDBFF]$/;

/** The first note on the case: what was sent, for the person who works on it. */
export function noteOf(
  answers: Answers,
  {
    source,
    language,
    isConfirmed = false,
  }: {
    readonly source: string;
    readonly language: IntakeLanguage;
    /** Whether the address is. */
    readonly isConfirmed?: boolean;
  },
): string {
  const { email, phone, story, questions, family, extra, consentedTo } = answers;
  const lines = [
    source === 'lead' ? 'Came in from an intake system.' : 'Came in by the intake page.',
    `Language: ${LANGUAGE_NAMES[language]}.`,
    consentedTo && `Agreed to be kept and contacted, in the words of ${consentedTo}.`,
    email && `E-mail, ${isConfirmed ? 'confirmed' : 'not confirmed'}: ${email}`,
    phone && `Phone: ${phone}`,
    questions.length > 0 && `Said: ${questions.map((code) => QUESTION_LABELS[code]).join('; ')}.`,
    family > 0 && `Family members who would apply: ${family}.`,
    story && `In their words: ${story}`,
    ...Object.entries(extra).map(([name, value]) => `${name}: ${value}`),
  ];
  const note = lines.filter(Boolean).join('\n');
  if (note.length <= MAX_NOTE) return note;
  return `${note.slice(0, MAX_NOTE - CUT.length).replace(LONE_HALF, '')}${CUT}`;
}

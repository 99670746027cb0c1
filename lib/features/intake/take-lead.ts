import 'server-only';
import { z } from 'zod';
import {
  INTAKE_LANGUAGES,
  INTAKE_LENGTHS,
  LEAD_FIELDS,
  type LeadField,
} from '@/lib/contracts/intake-codes';
import { systemActor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { AppError, invalidField } from '@/lib/shared/errors';
import { DAY_MS } from '@/lib/shared/time';
import { isPlainText } from '@/lib/shared/validation/plain-text';
import { countIntake } from './limits';
import { latestDeadline, type OpenIntake } from './open-intake';
import { digestOf, takeIn, visaTypeOf, type Incoming } from './take-in';

const MAX_FIELDS = 100;
const MAX_NAME = 100;
const MAX_VALUE = 4_000;

/** What became of a lead: its case, or that a person looks first. */
export interface TakenLead {
  readonly caseId: string | null;
}

/**
 * Takes in what another intake system pushes: one flat object of texts, whose names the firm's
 * settings give; others are kept as a note. The same lead again, by its reference or else word by word
 * within a day, is the same submission.
 *
 * @throws AppError `validation-failed` naming the field as the sender calls it; `conflict` for a
 * reference that came with other words; `too-many-requests`
 */
export async function takeLead(intake: OpenIntake, body: unknown): Promise<TakenLead> {
  const { firmId } = intake;
  const incoming = incomingOf(intake, flatTexts(body));
  const digest = digestOf(firmId, incoming);
  const known = await withWholeFirm(firmId, (tx) => findLead(tx, firmId, incoming, digest));
  if (known) return known;
  await countIntake('lead', firmId);
  return withWholeFirm(
    firmId,
    async (tx) =>
      (await findLead(tx, firmId, incoming, digest)) ??
      (await takeIn(tx, systemActor(firmId), intake, incoming, now())),
    { lock: true },
  );
}

/** @throws AppError `validation-failed` for anything that is not one flat object of texts */
function flatTexts(body: unknown): ReadonlyMap<string, string> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalidField('', 'A lead is one flat JSON object whose values are texts.');
  }
  const entries = Object.entries(body);
  if (entries.length > MAX_FIELDS) {
    throw invalidField('', `A lead may have at most ${MAX_FIELDS} fields; got ${entries.length}.`);
  }
  const texts = new Map<string, string>();
  for (const [written, value] of entries) {
    const name = textOf('A name', written, MAX_NAME);
    if (texts.has(name)) {
      throw invalidField(
        name,
        `${JSON.stringify(name)} comes twice; names are the same but for spaces around them.`,
      );
    }
    texts.set(name, valueOf(written, value));
  }
  return texts;
}

function valueOf(name: string, value: unknown): string {
  if (typeof value !== 'string') {
    const got = Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value;
    throw invalidField(name, `${JSON.stringify(name)} must be a text; got ${got}.`);
  }
  return textOf(JSON.stringify(name), value, MAX_VALUE);
}

function textOf(label: string, text: string, max: number): string {
  if (text.length > max) {
    throw invalidField('', `${label} may have at most ${max} characters; got ${text.length}.`);
  }
  if (isPlainText(text, 'lines') && text.isWellFormed()) return text.trim();
  throw invalidField(
    '',
    `${label} holds characters that cannot be kept, such as NUL or marks that turn the writing around.`,
  );
}

function incomingOf(intake: OpenIntake, texts: ReadonlyMap<string, string>): Incoming {
  const names = namesOf(intake);
  const given = (field: LeadField) => texts.get(names[field]) || null;
  const line = (field: keyof typeof INTAKE_LENGTHS & LeadField) =>
    oneLine(names[field], given(field), INTAKE_LENGTHS[field]);
  const name = line('name');
  if (name === null) {
    throw invalidField(names.name, `${JSON.stringify(names.name)} is required: the person's name.`);
  }
  const known = new Set(Object.values(names));
  const visaType = given('visaType');
  const code = visaType === null ? null : visaTypeOf(visaType);
  const extra = [...texts].filter(([key, value]) => value !== '' && !known.has(key));
  // What is no visa type here is for the person to read who is asked.
  if (visaType !== null && code === null) extra.unshift([names.visaType, visaType]);
  return {
    source: 'lead',
    language: languageOf(given('language')),
    answers: {
      ...{ name, email: emailOf(names.email, line('email')), phone: line('phone') },
      ...{ company: line('company'), story: given('story'), questions: [], family: 0 },
      extra: Object.fromEntries(extra),
    },
    visaType: code,
    deadline: dayOf(names.deadline, given('deadline'), latestDeadline(intake)),
    externalRef: oneLine(names.externalRef, given('externalRef'), 200),
  };
}

function namesOf({ settings }: OpenIntake): Record<LeadField, string> {
  // Made from the closed list itself, so none is missing.
  return Object.fromEntries(
    LEAD_FIELDS.map((field) => [field, settings.leadFields[field] ?? field]),
  ) as Record<LeadField, string>;
}

function oneLine(name: string, text: string | null, max: number): string | null {
  if (text === null) return null;
  if (text.length <= max && isPlainText(text, 'one-line')) return text;
  throw invalidField(
    name,
    `${JSON.stringify(name)} must be one line of at most ${max} characters.`,
  );
}

function emailOf(name: string, text: string | null): string | null {
  if (text === null) return null;
  const read = z.email().safeParse(text.toLowerCase());
  if (read.success) return read.data;
  throw invalidField(name, `${JSON.stringify(name)} must be an e-mail address.`);
}

const EARLIEST_DAY = '1900-01-01';

function dayOf(name: string, text: string | null, latest: string): string | null {
  if (text === null) return null;
  const read = z.iso.date().safeParse(text);
  // The database knows no year 0, and no deadline is of another century.
  if (read.success && read.data >= EARLIEST_DAY && read.data <= latest) return read.data;
  throw invalidField(
    name,
    `${JSON.stringify(name)} must be a day that exists, at most 30 years ahead, written YYYY-MM-DD.`,
  );
}

function languageOf(text: string | null): Incoming['language'] {
  const asked = text?.toLowerCase().slice(0, 2);
  return INTAKE_LANGUAGES.find((language) => language === asked) ?? 'en';
}

/** @throws AppError `conflict` */
async function findLead(
  tx: FirmTx,
  firmId: string,
  { externalRef }: Incoming,
  contentDigest: string,
): Promise<TakenLead | null> {
  const since = new Date(now().getTime() - DAY_MS);
  const known = await tx.intakeSubmission.findFirst({
    where: externalRef
      ? { firmId, externalRef }
      : { firmId, contentDigest, source: 'lead', receivedAt: { gt: since } },
    select: { caseId: true, contentDigest: true },
  });
  if (!known || known.contentDigest === contentDigest) return known && { caseId: known.caseId };
  throw new AppError(
    'conflict',
    `The reference ${JSON.stringify(externalRef)} was sent before with other words. Give a new lead a reference of its own.`,
  );
}

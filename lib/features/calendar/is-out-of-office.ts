import type ICAL from 'ical.js';
import { UID_ENDING } from './uid-ending';

/*
 * How out-of-office events leave calendar programs. Outlook and Exchange say it of each event. Google
 * writes nothing of an event's type into a calendar file: what is left is the title that it proposes, and
 * that the event takes time.
 */
const BUSY_STATUS = 'x-microsoft-cdo-busystatus';
const OUT_OF_OFFICE = 'OOF';
const TITLE = /^\W*(?:out of (?:the )?office|ooo|oof|fuera de (?:la )?oficina)\b/iu;

/** Whether an event says that its owner is away. Entries of our own calendars never do. */
export function isOutOfOffice(event: ICAL.Component): boolean {
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return false;
  if (textOf(event, 'uid').endsWith(UID_ENDING)) return false;
  const status = textOf(event, BUSY_STATUS).toUpperCase();
  if (status !== '') return status === OUT_OF_OFFICE;
  return (
    textOf(event, 'transp').toUpperCase() !== 'TRANSPARENT' && TITLE.test(textOf(event, 'summary'))
  );
}

/** A property's value as text; empty where it has none. */
export function textOf(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.trim() : '';
}

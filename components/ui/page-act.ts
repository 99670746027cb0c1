/*
 * What the command palette can do on the page in view: the page's own buttons and links, pressed
 * for the person who types their name. So it offers exactly what the page offers to this person, and opens
 * the same dialogs. Only what asks before it does something is marked: a name that is typed half
 * may find it first.
 */

/** Attributes of a button or link: it is found in the command palette by `label` or `keywords`. */
export function pageAct(label: string, keywords = '') {
  return { 'data-act': label, 'data-act-keywords': keywords };
}

/** Something that can be done on the page in view. */
export interface PageAct {
  readonly label: string;
  readonly keywords: string;
  readonly run: () => void;
}

/** What the page offers at this moment, once for each name: what does something, then what leads on. */
export function listPageActs(): readonly PageAct[] {
  const acts = new Map<string, PageAct>();
  const controls = [...document.querySelectorAll<HTMLElement>('[data-act]')];
  const leadsOn = (control: HTMLElement) => Number(control.matches('a'));
  for (const control of controls.toSorted((a, b) => leadsOn(a) - leadsOn(b))) {
    const { act: label = '', actKeywords: keywords = '' } = control.dataset;
    const isOff = control.matches(':disabled, [aria-disabled="true"]');
    if (isOff || acts.has(label)) continue;
    acts.set(label, { label, keywords, run: () => control.click() });
  }
  return [...acts.values()];
}

import { changeLabel } from '@/app/(firm)/rules/form/labels';
import { formatTime } from '@/components/ui/format';
import { AskFirst } from '@/lib/platform/actions/ask-first';
import { RestoringOvertaken, UnseenSchedule } from '@/lib/features/rules';

/** Does `work`; what it would end or overtake unseen becomes a question to the person at the form. */
export async function askingFirst<T>(timeZone: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnseenSchedule) throw askAboutSchedule(error, timeZone);
    if (error instanceof RestoringOvertaken) throw askAboutVersion(error);
    throw error;
  }
}

function askAboutSchedule({ schedule }: UnseenSchedule, timeZone: string): AskFirst {
  const { id, scheduledBy, effectiveAt, changes } = schedule;
  const time = formatTime(effectiveAt, timeZone, 'datetime');
  return new AskFirst(
    `${scheduledBy} has scheduled rules for ${time}. They were made from the version in force now, so they will not take effect after this.`,
    {
      field: 'seenSchedule',
      value: id,
      parts: [{ title: 'What they would have changed', items: changes.map(changeLabel) }],
    },
  );
}

function askAboutVersion({ current, theirs, mine }: RestoringOvertaken): AskFirst {
  const who = current.change ?? `Version ${current.version} was published`;
  return new AskFirst(`${who}, while this was open.`, {
    field: 'expectedVersion',
    value: String(current.version),
    parts: [
      { title: 'Theirs: what was changed meanwhile', items: theirs.map(changeLabel) },
      { title: 'Yours: what restoring changes now', items: mine.map(changeLabel) },
    ].map(({ title, items }) => ({ title, items: items.length > 0 ? items : ['Nothing.'] })),
  });
}

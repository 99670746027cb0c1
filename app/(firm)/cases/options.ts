/** The choices of the case forms that are the same everywhere. */
const COMPLEXITY_NOTES: Partial<Record<number, string>> = {
  1: 'routine',
  5: 'ordinary',
  8: 'asks for a senior specialist by the usual rules',
  10: 'the hardest',
};

export const COMPLEXITY_OPTIONS = Array.from({ length: 10 }, (_, index) => {
  const value = index + 1;
  const note = COMPLEXITY_NOTES[value];
  return { value: String(value), label: note ? `${value} – ${note}` : String(value) };
});

export const PRIORITY_OPTIONS = [
  { value: 'normal', label: 'Normal' },
  { value: 'urgent', label: 'Urgent: first in the waiting line' },
];

import { describe, expect, it } from 'vitest';
import { mentionBeforeCursor, mentionedIn, splitMentions } from './mentions';

const people = ['Ana', 'Ana Ruiz', "Síle O'Hara (London)", 'Bo'].map((name, n) => ({
  id: String(n),
  name,
}));
const namesIn = (text: string) => mentionedIn(text, people).map(({ name }) => name);

describe('a mention', () => {
  it('is @ and the full name, the longer one of two that begin alike, in any case', () => {
    expect(namesIn('@Ana Ruiz, please look.')).toEqual(['Ana Ruiz']);
    expect(namesIn('@ana ruiz and @Ana, then (@BO)')).toEqual(['Ana', 'Ana Ruiz', 'Bo']);
    expect(namesIn("See @Síle O'Hara (London).")).toEqual(["Síle O'Hara (London)"]);
  });

  it('is neither an address, a part of a longer word, nor a name alone', () => {
    expect(namesIn('write to x@bo.example or x@Bo, @Bobby, @Anaïs; Bo knows')).toEqual([]);
  });

  it('means everyone of that name', () => {
    const both = [
      { id: '1', name: 'Bo' },
      { id: '2', name: 'bo' },
    ];
    expect(mentionedIn('@Bo', both)).toEqual(both);
  });

  it('leaves the text what it was', () => {
    const text = '@Bo,\n@Ana Ruiz! x@bo.example @';
    const parts = splitMentions(text, people);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.filter(({ isMention }) => isMention).map((part) => part.text)).toEqual([
      '@Bo',
      '@Ana Ruiz',
    ]);
    expect(splitMentions(text, [])).toEqual([{ text, isMention: false }]);
  });

  it('begins with an @ that stands before the cursor, and not in an address', () => {
    expect(mentionBeforeCursor('Ask @')).toBe('');
    expect(mentionBeforeCursor('Ask @ana ru')).toBe('ana ru');
    expect(mentionBeforeCursor('ana@ru')).toBeNull();
    expect(mentionBeforeCursor('@Ana\n')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { comparable } from './ask';
import { differenceIn, type Look } from './difference';

function look(absent: readonly string[], other: readonly string[], texts = ['same', 'same']): Look {
  const [one = '', two = ''] = texts;
  return {
    absent: { status: 200, text: one, transactions: absent },
    other: { status: 200, text: two, transactions: other },
  };
}

describe('the difference between two answers', () => {
  it('is one that every look shows, in the answer or in what the database was asked', () => {
    expect(differenceIn([look(['a'], ['a'])])).toBeNull();
    expect(differenceIn([look([], [], ['404 none', '404 some'])])).toContain('404 some');
    expect(differenceIn([look(['a'], ['a', 'b']), look(['a'], ['b', 'a'])])).toContain('alone: b');
    expect(differenceIn([look(['a', 'b'], ['a']), look(['a', 'b'], ['a'])])).toContain('alone: b');
  });

  it('is none that a job beside the request makes once', () => {
    expect(differenceIn([look(['a'], ['a', 'job']), look(['a', 'job'], ['a'])])).toBeNull();
    expect(differenceIn([look([], [], ['1', '2']), look([], [], ['3', '3'])])).toBeNull();
  });
});

describe('an answer as it is compared', () => {
  const page = (id: string, nonce: string, rows: string) =>
    `200\ncontent-security-policy: script-src 'nonce-${nonce}'\n\n<p>${id}</p>` +
    `<script nonce="${nonce}">self.__next_f.push([1,${JSON.stringify(rows)}])</script>`;

  it('leaves out ids, nonces, and the order and numbers of what is streamed', () => {
    const [one, two] = [newId(), newId()];
    const a = comparable(page(one, 'abc+/=', `1:["$2","x"]\n2:"${one}"`), one);
    const b = comparable(page(two, 'def123', `5:"${two}"\n9:["$5","x"]`), two);
    expect(a).toBe(b);
  });

  it('leaves out the order and numbers of what an action streams, and keeps its words', () => {
    const id = newId();
    const drawn = (rows: string) => `200\ncontent-type: text/x-component\nvary: rsc\n\n${rows}`;
    const a = comparable(drawn(`1:["$2","x"]\n2:"${id}"\n`), id);
    expect(comparable(drawn(`5:"${id}"\n9:["$5","x"]\n`), id)).toBe(a);
    expect(comparable(drawn(`5:"${id}"\n9:["$5","y"]\n`), id)).not.toBe(a);
    expect(a).toContain('vary: rsc');
  });

  it('keeps every word', () => {
    const id = newId();
    const a = comparable(page(id, 'abc', '1:"not here"'), id);
    expect(comparable(page(id, 'abc', '1:"not yours"'), id)).not.toBe(a);
  });
});

import { expect, test } from 'vitest';
import { documentBytes } from './document-bytes';

test('every byte of a document is counted once, as what it is for', () => {
  const parts = {
    markup: '<html><head></head><body><p>Zoë</p></body></html>',
    classes: ' class="a b"',
    pictures: '<svg class="size-4"><path d="M0 0"/></svg>',
    styles: ' style="width:1px"',
    flight: '<script nonce="x">self.__next_f.push([1,"1:[]\\n"])</script>',
    scripts: '<script src="/a.js" async=""></script>',
  };
  const html = parts.markup
    .replace('<p>', `<p${parts.classes}${parts.styles}>`)
    .replace('</body>', `${parts.pictures}${parts.scripts}${parts.flight}</body>`);
  const { total, ...counted } = documentBytes(html);
  const expected = Object.entries(parts).map(([name, text]) => [name, Buffer.byteLength(text)]);
  expect(counted).toEqual(Object.fromEntries(expected));
  expect(total).toBe(Buffer.byteLength(html));
});

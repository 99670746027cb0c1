import type { MailContent, MailItem } from './content';

/** A mail as programs show it. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const LONGEST_SUBJECT = 150;

const STYLE = {
  body: 'margin:0;padding:24px;background:#f5f4f1;color:#1f1d1a;font:16px/1.5 system-ui,sans-serif',
  box: 'max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #dedbd4;border-radius:8px',
  button:
    'display:inline-block;padding:10px 18px;background:#1f4e5f;color:#ffffff;border-radius:6px;text-decoration:none',
  small: 'color:#5d5952;font-size:13px',
};

/**
 * Makes a mail of its content. Names come from people: they can hold neither markup nor a line break
 * that would begin another header.
 *
 * @param origin where the product is reached
 */
export function renderMail(content: MailContent, origin: string): RenderedMail {
  const href = (path: string) => new URL(path, origin).href;
  return {
    subject: oneLine(content.subject).slice(0, LONGEST_SUBJECT),
    html: htmlOf(content, href),
    text: textOf(content, href),
  };
}

/** A text on one line, without characters that steer. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

type Href = (path: string) => string;

function textOf({ intro, items = [], action, outro = [], because }: MailContent, href: Href) {
  const parts = [
    ...intro.map(oneLine),
    items.map((item) => textItem(item, href)).join('\n'),
    action ? `${oneLine(action.label)}:\n${href(action.path)}` : '',
    ...outro.map(oneLine),
    `-- \n${oneLine(because)}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function textItem({ text, path }: MailItem, href: Href): string {
  return `* ${oneLine(text)}${path === null ? '' : `\n  ${href(path)}`}`;
}

function htmlOf(content: MailContent, href: Href): string {
  const { language = 'en', subject, intro, items = [], action, outro = [], because } = content;
  const list = items.map((item) => `<li style="margin:0 0 8px">${htmlItem(item, href)}</li>`);
  return [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.box}">`,
    ...intro.map(paragraph),
    list.length > 0 ? `<ul style="padding-left:20px">${list.join('')}</ul>` : '',
    action ? `<p>${link(href(action.path), action.label, STYLE.button)}</p>` : '',
    ...outro.map(paragraph),
    `<p style="${STYLE.small}">${escaped(because)}</p>`,
    '</div></body></html>',
  ].join('\n');
}

function htmlItem({ text, path }: MailItem, href: Href): string {
  return path === null ? escaped(text) : link(href(path), text, 'color:#1f4e5f');
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`;

function link(href: string, label: string, style: string): string {
  return `<a href="${escaped(href)}" style="${style}">${escaped(label)}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

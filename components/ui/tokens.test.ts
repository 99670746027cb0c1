import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('../../app/globals.css', import.meta.url)), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['paper', 'surface', 'sunken', 'raised'];
const TONES = ['accent', 'info', 'good', 'warn', 'bad', 'plum'];
const TEXT_PAIRS = [
  ...['ink', 'ink-2', 'ink-3', ...TONES].flatMap((text) => SURFACES.map((on) => [text, on])),
  ...TONES.flatMap((tone) => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
    ['ink-2', `${tone}-soft`],
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-bad', 'bad-solid'],
];
const CONTROL_PAIRS = [
  ...SURFACES.map((on) => ['line-strong', on]),
  ...SURFACES.map((on) => ['focus', on]),
  ...[1, 2, 3, 4, 5, 6].map((series) => [`chart-${series}`, 'surface']),
];

describe.each([
  ['light', ':root'],
  ['dark', "[data-theme='dark']"],
])('colours of the %s theme', (_theme, selector) => {
  const tokens = tokensOf(selector);

  function check(pairs: (string | undefined)[][], least: number) {
    return pairs.flatMap(([text = '', on = '']) => {
      const ratio = contrast(tokens.get(text) ?? '', tokens.get(on) ?? '');
      return ratio >= least ? [] : [`${text} on ${on}: ${ratio.toFixed(2)}`];
    });
  }

  it('let every text be read on every surface it stands on (4.5:1)', () => {
    expect(tokens.size).toBeGreaterThan(30);
    expect(check(TEXT_PAIRS, 4.5)).toEqual([]);
  });

  it('let borders of controls, focus rings and chart series be seen (3:1)', () => {
    expect(check(CONTROL_PAIRS, 3)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { heatColor } from './heatmap-scale';

function contrastOf(background: string, ink: string): number {
  const channels = (background.match(/\d+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return ink === '#ffffff' ? 1.05 / (luminance + 0.05) : (luminance + 0.05) / 0.05;
}

describe('heatColor', () => {
  it.each(['light', 'dark'] as const)('gives an ink that can be read (4.5:1) on %s', (theme) => {
    for (let step = 0; step <= 200; step += 1) {
      const { background, ink } = heatColor(step / 200, theme);
      expect(contrastOf(background, ink)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([
    ['light', '#ffffff'],
    ['dark', '#000000'],
  ] as const)('is quiet where empty and grows stronger with every step on %s', (theme, paper) => {
    const strengths = [0.05, 0.25, 0.5, 0.75, 1].map((share) =>
      contrastOf(heatColor(share, theme).background, paper),
    );
    expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
    expect(strengths[0]).toBeLessThan(2.5);
    expect(strengths.at(-1)).toBeGreaterThan(8);
  });

  it('holds values beyond the scale at its ends', () => {
    expect(heatColor(3, 'light')).toEqual(heatColor(1, 'light'));
    expect(heatColor(-1, 'dark')).toEqual(heatColor(0, 'dark'));
  });
});

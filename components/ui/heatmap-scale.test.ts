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
  it('gives an ink that can be read (4.5:1) on every colour of the scale', () => {
    for (let step = 0; step <= 200; step += 1) {
      const { background, ink } = heatColor(step / 200);
      expect(contrastOf(background, ink)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('holds values beyond the scale at its ends', () => {
    expect(heatColor(3)).toEqual(heatColor(1));
    expect(heatColor(-1)).toEqual(heatColor(0));
  });
});

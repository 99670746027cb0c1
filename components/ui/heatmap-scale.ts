import { interpolateGnBu } from 'd3-scale-chromatic';

/** A colour of the scale and the ink that can be read on it. */
export interface HeatColor {
  background: string;
  ink: '#000000' | '#ffffff';
}

function luminanceOf(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Where the scale begins and ends in each theme: near the paper, and as far from it as it goes. */
const ENDS = { light: [0.04, 1], dark: [1, 0.2] } as const;
/** Half a workload is calm: the strength lies where room runs out. */
const EMPHASIS = 1.5;

/**
 * The colour for a share from 0 to 1 (held to that range): close to the paper where a workload is empty,
 * strong where it is full, in both themes. The scale runs over lightness within one family of hues,
 * so it reads the same for people with and without colour blindness. The ink is black or white,
 * whichever has more contrast on it (at least 4.5:1 everywhere).
 */
export function heatColor(share: number, theme: keyof typeof ENDS): HeatColor {
  const held = Math.min(1, Math.max(0, share)) ** EMPHASIS;
  const [from, to] = ENDS[theme];
  const background = interpolateGnBu(from + (to - from) * held);
  const channels = (background.match(/\d+/g) ?? []).map(Number);
  const luminance = luminanceOf(channels);
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.05;
  return { background, ink: onBlack >= onWhite ? '#000000' : '#ffffff' };
}

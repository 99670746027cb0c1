import { interpolateCividis } from 'd3-scale-chromatic';

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

/**
 * The colour for a share from 0 to 1 (held to that range) on the cividis scale, which reads the
 * same for people with and without colour blindness, and black or white ink, whichever has more
 * contrast on it (at least 4.5:1 everywhere).
 */
export function heatColor(share: number): HeatColor {
  const held = Math.min(1, Math.max(0, share));
  const background = interpolateCividis(held);
  const channels = (background.match(/\d+/g) ?? []).map(Number);
  const luminance = luminanceOf(channels);
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.05;
  return { background, ink: onBlack >= onWhite ? '#000000' : '#ffffff' };
}

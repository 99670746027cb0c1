import { expect, it } from 'vitest';
import { heatmapHref, readHeatmapQuery } from './query';

const read = (href: string) => readHeatmapQuery(new URL(href, 'http://firm.test').searchParams);

it('an address without parameters asks for what is usual, and what is usual has no parameters', () => {
  const usual = read('/heatmap');
  expect(usual).toEqual({
    view: 'weeks',
    sort: 'utilization',
    visaType: null,
    seniority: null,
    all: false,
  });
  expect(heatmapHref(usual)).toBe('/heatmap');
});

it('an address says the same when it is written and read again', () => {
  const href = heatmapHref(read('/heatmap'), {
    view: 'visa-types',
    sort: 'name',
    visaType: 'EB-2 NIW',
    seniority: 'partner',
    all: true,
  });
  expect(href).toBe('/heatmap?view=visa-types&sort=name&visaType=EB-2+NIW&seniority=partner&all=1');
  expect(heatmapHref(read(href))).toBe(href);
});

it('what an address asks for and the page does not know counts for nothing', () => {
  expect(read('/heatmap?view=years&sort=&visaType=X-9&all=yes')).toEqual(read('/heatmap'));
});

import { expect, it } from 'vitest';
import { placeAfterSwitch } from './place-after-switch';

it.each([
  ['/cases', 'intake', '/cases'],
  ['/cases/0190f4f0-0000-7000-8000-000000000000', 'intake', '/cases'],
  ['/attorneys/expertise', 'manager', '/attorneys/expertise'],
  ['/attorneys/one/departure', 'manager', '/attorneys'],
  // Not open to them in the firm that they go to.
  ['/members', 'manager', '/dashboard'],
  ['/casework', 'admin', '/dashboard'],
  ['https://elsewhere.example/cases', 'admin', '/dashboard'],
  ['', 'admin', '/dashboard'],
] as const)('from %s someone with the role %s goes on at %s', (path, role, place) => {
  expect(placeAfterSwitch(path, role)).toBe(place);
});

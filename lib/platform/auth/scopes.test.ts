import { describe, expect, test } from 'vitest';
import { hasScope, requireScope, SCOPES } from './scopes';

describe('scopes', () => {
  test('include the ones before them and none after', () => {
    for (const [had, granted] of SCOPES.entries()) {
      for (const [wanted, needed] of SCOPES.entries()) {
        expect(hasScope([granted], needed), `${granted} for ${needed}`).toBe(had >= wanted);
      }
    }
  });

  test('that no one knows grant nothing', () => {
    expect(hasScope(['root', ''], 'read')).toBe(false);
  });

  test('that are missing are named in the refusal', () => {
    expect(() => requireScope(['read'], 'admin')).toThrow(/"admin".*"read"/);
  });
});

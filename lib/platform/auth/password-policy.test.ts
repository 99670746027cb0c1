import { describe, expect, it } from 'vitest';
import { MAX_PASSWORD_LENGTH } from '@/lib/contracts/member-codes';
import { findPasswordProblem } from './password-policy';

const person = { email: 'ana.ruiz@ruiz-law.example', name: 'Ana Ruiz', firmName: 'Ruiz & Sons' };

function problemOf(password: string): string | null {
  return findPasswordProblem(password, person);
}

describe('a password', () => {
  it('has at least fifteen characters as people count them, in the form it is compared in', () => {
    expect(problemOf('kelp moth birch')).toBeNull();
    expect(problemOf('kelp moth birc')).toContain('at least 15 characters; this one has 14');
    // A letter with its accent apart is one character, and a sign beyond the first plane too.
    expect(problemOf('kelp moth birce\u0301')).toBeNull();
    expect(problemOf('kelp moth bir\u{1F9C1}')).toContain('this one has 14');
  });

  it('may have 256 characters, and no more', () => {
    const long = 'kelp moth birch sluice '.repeat(20);
    expect(problemOf([...long].slice(0, MAX_PASSWORD_LENGTH).join(''))).toBeNull();
    expect(problemOf(long)).toContain('at most 256 characters');
  });

  it.each([
    'correct horse battery staple',
    'seven quiet herons by the lake',
    'zq7 fj2 wl9 xo4 tb',
    'לילה שקט על האגם הכחול',
    'two-firms-one-year',
  ])('may be %j: nothing is asked of its kinds of characters', (password) => {
    expect(problemOf(password)).toBeNull();
  });

  it.each([
    'passwordpassword',
    'Password12345678',
    'P@$$w0rdP@$$w0rd',
    'qwertyuiopasdfgh',
    '123456789012345',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'iloveyouiloveyou',
    'January2026January',
    'letmeinletmein1',
    'q1w2e3r4t5y6u7i8',
  ])('is not %j, which everybody tries', (password) => {
    expect(problemOf(password)).toContain('among the first that others would try');
  });

  it.each([
    'ana.ruiz@ruiz-law.example',
    'AnaRuizAnaRuiz1',
    'Ruiz & Sons 2026',
    'evenhandevenhand',
    'ruizsonsruizsons',
  ])('is not %j, made of the names of person, firm and product', (password) => {
    expect(problemOf(password)).toContain('your own names');
  });
});

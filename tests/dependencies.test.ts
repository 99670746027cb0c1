import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  inBundle?: boolean;
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, LockedPackage>;
}

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

function readJson<T>(name: string): T {
  return JSON.parse(fs.readFileSync(path.join(root, name), 'utf8')) as T;
}

/** The version that is asked for, also of a package that goes by another name here. */
const askedVersion = (wanted: string) => wanted.replace(/^npm:.+@/, '');

const lock = readJson<Lock>('package-lock.json');
const manifest = readJson<Manifest>('package.json');

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (have?.[i] ?? 0) - (want?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

describe('package-lock.json', () => {
  it('names no registry, so that it installs from whichever one is configured', () => {
    const named = Object.entries(lock.packages).filter(([, entry]) => entry.resolved);
    expect(named.map(([name]) => name)).toEqual([]);
  });

  it('fixes the content of every package by its hash', () => {
    const open = Object.entries(lock.packages).filter(
      ([name, entry]) => name !== '' && !entry.inBundle && !entry.integrity,
    );
    expect(open.map(([name]) => name)).toEqual([]);
  });

  it('covers every platform: what a package asks for optionally is locked too', () => {
    const locked = new Set(
      Object.keys(lock.packages).map((key) => key.replace(/.*node_modules\//, '')),
    );
    const asked = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(asked.filter((name) => !locked.has(name))).toEqual([]);
  });
});

describe('package.json', () => {
  it('asks for exact versions only', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
    const loose = Object.entries(all).filter(
      ([, wanted]) => !/^\d+\.\d+\.\d+/.test(askedVersion(wanted)),
    );
    expect(loose).toEqual([]);
  });

  it('lists every package with its version as the lock has it', () => {
    const { dependencies, devDependencies } = manifest;
    const wrong = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([name, wanted]) => lock.packages[`node_modules/${name}`]?.version !== askedVersion(wanted),
    );
    expect(wrong).toEqual([]);
  });
});

describe('versions below which a published vulnerability is open', () => {
  it.each([
    ['next', '16.2.6'],
    ['react', '19.2.6'],
    ['react-dom', '19.2.6'],
    ['next-auth', '4.24.15'],
  ])('%s is at least %s wherever it is installed', (name, floor) => {
    const versions = Object.entries(lock.packages)
      .filter(([key]) => key.endsWith(`node_modules/${name}`))
      .map(([, entry]) => entry.version ?? '0');
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
  });
});

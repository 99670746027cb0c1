import { afterEach, expect, it, vi } from 'vitest';
import { planProcesses } from './plan-processes';

afterEach(() => vi.unstubAllEnvs());

it('there is a web process for each processor, with the connections that they need', () => {
  expect(planProcesses(true, 2)).toEqual({ webProcesses: 2, connections: 80 });
  expect(planProcesses(true, 16)).toEqual({ webProcesses: 16, connections: 294 });
});

it('there are as many as the operator says', () => {
  vi.stubEnv('EVENHAND_WEB_PROCESSES', '3');
  vi.stubEnv('EVENHAND_DATABASE_CONNECTIONS', '200');
  expect(planProcesses(true, 16)).toEqual({ webProcesses: 3, connections: 200 });
  vi.stubEnv('EVENHAND_WEB_PROCESSES', 'all');
  expect(() => planProcesses(true, 16)).toThrow('EVENHAND_WEB_PROCESSES');
});

it('there are no more than another PostgreSQL has connections for, and who asks for more is told', () => {
  expect(planProcesses(false, 32)).toEqual({ webProcesses: 11, connections: 80 });
  vi.stubEnv('EVENHAND_WEB_PROCESSES', '32');
  expect(() => planProcesses(false, 32)).toThrow(
    '32 web processes and their worker need 182 connections to PostgreSQL at least; 80 are allowed.',
  );
});

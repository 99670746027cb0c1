import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Body, ApiClient } from './api-client';

/** A body for POST /attorneys; the e-mail address is unique. */
export function anAttorney(over: Record<string, unknown> = {}) {
  return {
    name: 'Ana Ruiz',
    email: `${randomUUID()}@example.com`,
    seniority: 'senior',
    capacity: 20,
    expertise: { 'H-1B': 3, 'O-1A': 2 },
    ...over,
  };
}

/** A body for POST /cases that an attorney of `anAttorney` can take. */
export function aCase(over: Record<string, unknown> = {}) {
  return {
    client: { name: 'Wei Zhang', company: 'Acme' },
    visaType: 'H-1B',
    complexity: 5,
    ...over,
  };
}

/** Adds an attorney and returns the answer's body. */
export async function addAttorney(
  caller: ApiClient,
  over?: Record<string, unknown>,
): Promise<Body> {
  const reply = await caller.post('/attorneys', anAttorney(over));
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
}

/** Opens a case and returns the answer's body. */
export async function openCase(caller: ApiClient, over?: Record<string, unknown>): Promise<Body> {
  const reply = await caller.post('/cases', aCase(over));
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
}

/** Publishes a change to the rules in force. */
export async function changeRules(
  caller: ApiClient,
  change: Record<string, unknown>,
): Promise<Body> {
  const { body } = await caller.get('/rules');
  const reply = await caller.put('/rules', { version: body.version, ...change });
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.body;
}

/** A day so many days from today, as YYYY-MM-DD. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

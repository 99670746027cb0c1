import { expect, test } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { MAX_FORM_FIELDS } from '@/lib/platform/http/form-shape';
import { readForm } from '@/lib/platform/actions/read-form';
import { packPlan, unpackPlan } from '@/lib/contracts/packed-plan';
import { runDepartureFormSchema } from '@/lib/contracts/departure';

const takers = [newId(), newId(), newId()];

function movesOf(count: number) {
  return Array.from({ length: count }, (_, place) => ({
    caseId: newId(),
    version: place + 1,
    attorneyId: takers[place % takers.length] ?? '',
  }));
}

/** The plan as its form sends it. */
function formOf(moves: ReturnType<typeof movesOf>): FormData {
  const form = new FormData();
  form.set('attorneyId', newId());
  for (const [name, text] of Object.entries(packPlan(moves))) form.set(`plan.${name}`, text);
  return form;
}

test('a plan of more cases than a form has fields arrives whole and in its order', () => {
  const moves = movesOf(MAX_FORM_FIELDS);
  const read = readForm(runDepartureFormSchema, formOf(moves));
  expect(runDepartureFormSchema.parse(read).moves).toEqual(moves);
});

test('a reason for someone whom the rules exclude goes with its case', () => {
  const moves = movesOf(2);
  const form = formOf(moves);
  form.set(`overrides.${moves[1]?.caseId}.reason`, 'Knows the client');
  const parsed = runDepartureFormSchema.parse(readForm(runDepartureFormSchema, form));
  expect(parsed.moves[0]).not.toHaveProperty('override');
  expect(parsed.moves[1]).toMatchObject({ override: { reason: 'Knows the client' } });
});

test('a missing reason is said at its own field', () => {
  const moves = movesOf(1);
  const form = formOf(moves);
  const name = `overrides.${moves[0]?.caseId}.reason`;
  form.set(name, '');
  const refused = runDepartureFormSchema.safeParse(readForm(runDepartureFormSchema, form));
  expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual([name]);
});

test('parts that do not belong together are no plan', () => {
  const plan = packPlan(movesOf(3));
  expect(unpackPlan({ ...plan, versions: '1 2' })).toBeNull();
  expect(unpackPlan({ ...plan, takers: '' })).toBeNull();
  const form = formOf(movesOf(3));
  form.set('plan.takerOf', '0');
  const refused = runDepartureFormSchema.safeParse(readForm(runDepartureFormSchema, form));
  expect(refused.error?.issues[0]?.message).toContain('Reload the page');
});

import { test } from './fixtures';
import { inspectAllLooks } from './fixtures/inspect';
import { reachState, STATES } from './fixtures/states';

for (const state of STATES) {
  test(`in the state ${state.name} nothing violates axe or is out of reach, light or dark, wide or narrow`, async ({
    page,
    visit,
  }) => {
    const { places } = await visit(state.firm, state.as);
    await reachState(page, state, places);
    await inspectAllLooks(page);
  });
}

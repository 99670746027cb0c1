import { test } from './fixtures';
import { inspectTwoLooks } from './fixtures/inspect';
import { reachState, STATES } from './fixtures/states';

for (const state of STATES) {
  test(`in the state ${state.name} nothing violates axe or is out of reach, light and wide, dark and narrow`, async ({
    page,
    visit,
  }) => {
    const { places } = await visit(state.firm, state.as);
    await reachState(page, state, places);
    await inspectTwoLooks(page);
  });
}

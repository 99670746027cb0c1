// Rules of this house that no linter has. They use the interface that ESLint and oxlint share.

/** Reports every node that one of the selectors matches. */
function forbid(message, selectors) {
  return {
    create: (context) =>
      Object.fromEntries(
        selectors.map((selector) => [selector, (node) => context.report({ node, message })]),
      ),
  };
}

export default {
  meta: { name: 'house' },
  rules: {
    environment: forbid(
      'Read the environment through lib/platform/env.ts: it validates once, and says what is missing and why.',
      ["MemberExpression[object.name='process'][property.name='env']"],
    ),
    clock: forbid('Take the time from lib/platform/clock.ts: tests and replays need to set it.', [
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      "MemberExpression[object.name='Temporal'][property.name='Now']",
    ]),
    'no-focused-tests': forbid(
      'A test that is focused or skipped guards nothing: mend it or delete it.',
      [
        'CallExpression[callee.object.name=/^(it|test|describe|suite)$/][callee.property.name=/^(only|skip|todo)$/]',
      ],
    ),
  },
};

import 'server-only';
import { getRules, listRuleVersions, publishRules } from '@/lib/rules';
import { rulesSchema } from '@/lib/rules/schema';
import { requestBody } from '../answers/registry';
import { rulesAnswer, ruleVersionPage } from '../answers/rules';
import { defineOperation } from '../operation';
import { pageQuery } from '../query';

const tag = 'Rules';

const get = defineOperation({
  id: 'getRules',
  method: 'GET',
  path: '/rules',
  scope: 'read',
  tag,
  summary: 'The rules in force, as a body that PUT accepts',
  answers: { 200: rulesAnswer },
  handle: ({ actor }) => getRules(actor),
});

const publish = defineOperation({
  id: 'publishRules',
  method: 'PUT',
  path: '/rules',
  scope: 'admin',
  tag,
  summary: 'Publish a new version, made from the version named; what is left out stays',
  body: requestBody('PublishRules', rulesSchema),
  answers: { 200: rulesAnswer },
  handle: ({ actor, body }) => publishRules(actor, body),
});

const versions = defineOperation({
  id: 'listRuleVersions',
  method: 'GET',
  path: '/rules/versions',
  scope: 'read',
  tag,
  summary: 'Every published version, newest first',
  query: pageQuery,
  answers: { 200: ruleVersionPage },
  handle: ({ actor, query }) => listRuleVersions(actor, query),
});

export const RULE_OPERATIONS = [get, publish, versions];

import 'server-only';
import {
  cancelSchedule,
  changeSchedule,
  getRules,
  listRuleVersions,
  listSchedules,
  publishRules,
  publishSchedule,
  scheduleRules,
} from '@/lib/features/rules';
import {
  changeScheduleSchema,
  endScheduleSchema,
  rulesSchema,
  scheduleRulesSchema,
} from '@/lib/contracts/rules-request';
import { requestBody } from '@/lib/contracts/registry';
import {
  rulesResponse,
  rulesScheduleResponse,
  rulesSchedulePage,
  ruleVersionPage,
} from '@/lib/contracts/rules';
import { defineOperation } from '../operation';
import { pageQuery } from '../query';

const tag = 'Rules';

const get = defineOperation({
  id: 'getRules',
  method: 'GET',
  path: '/rules',
  scope: 'read',
  permission: 'rules.read',
  tag,
  summary: 'The rules in force, as a body that PUT accepts',
  answers: { 200: rulesResponse },
  handle: ({ actor }) => getRules(actor),
});

const publish = defineOperation({
  id: 'publishRules',
  method: 'PUT',
  path: '/rules',
  scope: 'admin',
  permission: 'rules.publish',
  records: ['rules-published'],
  tag,
  summary: 'Publish a new version, made from the version named; what is left out stays',
  body: requestBody('PublishRules', rulesSchema),
  answers: { 200: rulesResponse },
  handle: ({ actor, body }) => publishRules(actor, body),
});

const versions = defineOperation({
  id: 'listRuleVersions',
  method: 'GET',
  path: '/rules/versions',
  scope: 'read',
  permission: 'rules.read',
  tag,
  summary: 'Every published version, newest first',
  query: pageQuery,
  answers: { 200: ruleVersionPage },
  handle: ({ actor, query }) => listRuleVersions(actor, query),
});

const schedule = defineOperation({
  id: 'scheduleRules',
  method: 'POST',
  path: '/rules/schedules',
  scope: 'admin',
  permission: 'rules.publish',
  records: ['rules-scheduled'],
  tag,
  summary: 'Let rules take effect by themselves at a given time; one at a time can wait for it',
  body: requestBody('ScheduleRules', scheduleRulesSchema),
  answers: { 201: rulesScheduleResponse },
  handle: ({ actor, body }) => scheduleRules(actor, body),
});

const schedules = defineOperation({
  id: 'listRuleSchedules',
  method: 'GET',
  path: '/rules/schedules',
  scope: 'read',
  permission: 'rules.read',
  tag,
  summary: 'Rules that wait for their time and those that did, the latest first',
  query: pageQuery,
  answers: { 200: rulesSchedulePage },
  handle: ({ actor, query }) => listSchedules(actor, query),
});

const reschedule = defineOperation({
  id: 'changeRuleSchedule',
  method: 'PATCH',
  path: '/rules/schedules/{id}',
  scope: 'admin',
  permission: 'rules.publish',
  records: ['rules-rescheduled'],
  tag,
  summary: 'Give scheduled rules another time or note',
  body: requestBody('ChangeRuleSchedule', changeScheduleSchema),
  answers: { 200: rulesScheduleResponse },
  handle: ({ actor, params, body }) => changeSchedule(actor, params.id, body),
});

const endBody = requestBody('EndRuleSchedule', endScheduleSchema);

const cancel = defineOperation({
  id: 'cancelRuleSchedule',
  method: 'POST',
  path: '/rules/schedules/{id}/cancel',
  scope: 'admin',
  permission: 'rules.publish',
  records: ['scheduled-rules-cancelled'],
  tag,
  summary: 'Take scheduled rules back before their time',
  body: endBody,
  answers: { 200: rulesScheduleResponse },
  handle: ({ actor, params, body }) => cancelSchedule(actor, params.id, body),
});

const publishEarly = defineOperation({
  id: 'publishRuleSchedule',
  method: 'POST',
  path: '/rules/schedules/{id}/publish',
  scope: 'admin',
  permission: 'rules.publish',
  records: ['rules-published'],
  tag,
  summary: 'Put scheduled rules in force now instead of waiting for their time',
  body: endBody,
  answers: { 200: rulesResponse },
  handle: ({ actor, params, body }) => publishSchedule(actor, params.id, body),
});

export const RULE_OPERATIONS = [
  get,
  publish,
  versions,
  schedule,
  schedules,
  reschedule,
  cancel,
  publishEarly,
];

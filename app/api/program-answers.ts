import 'server-only';
import type { FindAnswer } from '@/lib/platform/http/program-entry';
import { GET as answerHealth } from './health/route';
import { GET as answerReadiness } from './ready/route';
import { handleApiRequest } from './v1';

/** Addresses that mean what they say. What has to be decoded or put right first is the framework's. */
const PLAIN_API = /^\/api\/v1(?:\/[\w-]+)*(?:\/openapi\.json)?$/;

/** What is answered without the framework: the API and the health checks, where they are asked plainly. */
export const findProgramAnswer: FindAnswer = (method, pathname) => {
  if (PLAIN_API.test(pathname)) return handleApiRequest;
  if (method !== 'GET') return null;
  if (pathname === '/api/health') return answerHealth;
  return pathname === '/api/ready' ? answerReadiness : null;
};

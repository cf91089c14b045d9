import type { SiteRow } from '../row.ts';
import { chatgptVocabulary } from './vocabulary.ts';

export const row: SiteRow = {
  id: 'chatgpt',
  label: 'ChatGPT',
  hosts: ['chatgpt.com'],
  access: 'granted',
  endpoints: [
    // The end anchor matters: /f/conversation/prepare fires while typing, /f/conversation/resume repeats a turn.
    {
      id: 'conversation',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/(?:f/)?conversation',
      role: 'prompt',
    },
    {
      id: 'pulse',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/feed/(?:card/[^/]+|feedback)/conversation',
      role: 'prompt',
    },
    {
      id: 'steer',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/f/steer_turn',
      role: 'prompt',
    },
    // Signed out. What stands beside it, /prepare, fires while typing.
    {
      id: 'signed-out',
      transport: 'http',
      method: 'POST',
      path: '/unauth-mweb/conversation/updates',
      role: 'prompt',
    },
    { id: 'codex', transport: 'http', method: 'POST', path: '/backend-api/wham/tasks', role: 'prompt' },
    // What is said in a group chat, where it calls on ChatGPT: the rest is said to people.
    {
      id: 'room',
      transport: 'http',
      method: 'POST',
      path: '/backend-api/calpico/chatgpt/(?:projects/[^/]+/)?rooms/[^/]+/messages',
      role: 'mixed',
    },
    // Most are panels the page opens by itself.
    {
      id: 'sidebar',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/sidebar/conversation',
      role: 'mixed',
    },
    {
      id: 'resume',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/(?:f/)?conversation/resume',
      role: 'follow',
    },
    {
      id: 'stop',
      transport: 'http',
      method: 'POST',
      path: '/backend-(?:api|anon|alt)/stop_conversation',
      role: 'follow',
    },
    {
      id: 'history',
      transport: 'http',
      method: 'GET',
      path: '/backend-(?:api|anon|alt)/conversations?/[^/]+',
      role: 'follow',
    },
    { id: 'voice', transport: 'http', method: 'POST', path: '/realtime/(?:vp|vps|wm)', role: 'prompt' },
    { id: 'call', transport: 'peer', path: '/.*', role: 'follow' },
    { id: 'socket', transport: 'socket', host: 'ws.chatgpt.com', path: '/.*', role: 'follow' },
  ],
  vocabulary: chatgptVocabulary,
};

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
      path: '/backend-(?:api|anon|alt)/conversation/[^/]+',
      role: 'follow',
    },
    { id: 'voice', transport: 'http', method: 'POST', path: '/realtime/(?:vp|vps|wm)', role: 'prompt' },
    { id: 'call', transport: 'peer', path: '/.*', role: 'follow' },
    { id: 'socket', transport: 'socket', host: 'ws.chatgpt.com', path: '/.*', role: 'follow' },
  ],
  vocabulary: chatgptVocabulary,
};

import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'huggingchat',
  label: 'HuggingChat',
  hosts: ['huggingface.co'],
  access: 'optional',
  endpoints: [
    {
      id: 'message',
      transport: 'http',
      method: 'POST',
      path: '/chat/conversation/[0-9a-f]{24}',
      role: 'prompt',
    },
    // Says which model the conversation is with.
    { id: 'create', transport: 'http', method: 'POST', path: '/chat/conversation', role: 'follow' },
    {
      id: 'stop',
      transport: 'http',
      method: 'POST',
      path: '/chat/conversation/[0-9a-f]{24}/stop-generating',
      role: 'follow',
    },
    // A running answer that is read on.
    {
      id: 'again',
      transport: 'events',
      path: '/chat/conversation/[0-9a-f]{24}/stream',
      role: 'follow',
      events: ['update', 'end'],
    },
  ],
  vocabulary: [
    'type',
    'subtype',
    'status',
    'started',
    'finished',
    'title',
    'stream',
    'token',
    'reasoning',
    'tool',
    'file',
    'routerMetadata',
    'elicitation',
    'finalAnswer',
  ],
};

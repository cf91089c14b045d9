import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'deepseek',
  label: 'DeepSeek',
  hosts: ['chat.deepseek.com'],
  access: 'granted',
  endpoints: [
    { id: 'completion', transport: 'http', method: 'POST', path: '/api/v0/chat/completion', role: 'prompt' },
    { id: 'edit', transport: 'http', method: 'POST', path: '/api/v0/chat/edit_message', role: 'prompt' },
    { id: 'regenerate', transport: 'http', method: 'POST', path: '/api/v0/chat/regenerate', role: 'prompt' },
    { id: 'continue', transport: 'http', method: 'POST', path: '/api/v0/chat/continue', role: 'prompt' },
    // Shows a message again whose stream broke off.
    { id: 'resume', transport: 'http', method: 'POST', path: '/api/v0/chat/resume_stream', role: 'follow' },
    { id: 'stop', transport: 'http', method: 'POST', path: '/api/v0/chat/stop_stream', role: 'follow' },
  ],
  vocabulary: [
    'ready',
    'hint',
    'close',
    'title',
    'toast',
    'update_session',
    'p',
    'o',
    'v',
    'type',
    'finish_reason',
    'code',
    'msg',
    'data',
  ],
};

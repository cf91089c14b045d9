import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'elevenlabs',
  label: 'ElevenLabs',
  hosts: ['elevenlabs.io'],
  access: 'optional',
  endpoints: [
    {
      id: 'speak',
      transport: 'http',
      method: 'POST',
      host: '*',
      path: '/v1/(?:text-to-speech/[^/]+(?:/stream)?(?:/with-timestamps)?|sound-generation|text-to-dialogue(?:/stream)?)',
      role: 'prompt',
    },
  ],
  vocabulary: ['detail', 'status', 'message'],
};

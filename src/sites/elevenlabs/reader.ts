/** ElevenLabs: a text to be spoken makes one sound, as its documented API has it. Sources: README.md. */
import { bodyFields } from '../reading/body.ts';
import { createJobs } from '../reading/jobs.ts';
import { asList, asSlug, asText, fieldsOf } from '../reading/json.ts';
import { lengthAsked } from '../reading/numbers.ts';
import { countMedia } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row as elevenlabs } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, elevenlabs);
  return (exchange) => {
    const body = bodyFields(exchange.body);
    const asked = {
      key: null,
      intent: 'new' as const,
      model: asSlug(body.model_id),
      // A dialogue has a text for each that speaks.
      texts: [body, ...asList(body.inputs).map(fieldsOf)].map(({ text }) => asText(text) ?? ''),
      media: { type: 'audio' as const, ...lengthAsked(body.duration_seconds) },
      count: 1,
    };
    return countMedia(jobs, exchange, asked, true);
  };
};

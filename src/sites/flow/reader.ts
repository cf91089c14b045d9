/**
 * Google Flow, Whisk and ImageFX: pictures and videos are asked for at one host, by names of what is to be done. What
 * is accepted counts as asked for. Sources: README.md.
 */
import { bodyFields } from '../reading/body.ts';
import { createJobs, type JobPrompt } from '../reading/jobs.ts';
import { asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { countAsked } from '../reading/numbers.ts';
import { countMedia } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row as flow } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, flow);
  return (exchange) =>
    countMedia(
      jobs,
      exchange,
      readPrompt(bodyFields(exchange.body), exchange.url),
      exchange.endpoint === 'image',
    );
};

function readPrompt(body: Fields, url: string): JobPrompt {
  const requests = asList(body.requests).map(fieldsOf);
  const [first = body] = requests;
  const [path = ''] = url.split('?');
  const input = fieldsOf(body.userInput);
  return {
    key: null,
    intent: /EditVideo|Extend|Upsample|upscale/i.test(path) ? 'edit' : 'new',
    model:
      asSlug(first.videoModelKey) ??
      asSlug(first.imageModelName) ??
      asSlug(fieldsOf(body.imageModelSettings).imageModel) ??
      asSlug(body.modelNameType) ??
      asSlug(fieldsOf(body.modelInput).modelNameType),
    texts: [textOf(first), ...asList(input.prompts).map((text) => asText(text) ?? '')],
    media: { type: /video/i.test(path) ? 'video' : 'image' },
    count: countAsked(requests.length, input.candidatesCount),
  };
}

/** The same words stand in every request of a batch. */
function textOf({ textInput, structuredPrompt, prompt, userInstruction, userInstructions }: Fields): string {
  const input = fieldsOf(textInput);
  const parts = asList(fieldsOf(input.structuredPrompt ?? structuredPrompt).parts);
  const words = parts.map((part) => asText(fieldsOf(part).text) ?? '').join('');
  return words || [input.prompt, prompt, userInstruction, userInstructions].map(asText).find(Boolean) || '';
}

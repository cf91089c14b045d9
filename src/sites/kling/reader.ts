/** Kling: a task is a type and a list of named arguments. What is accepted counts as asked for. Sources: README.md. */
import { bodyFields } from '../reading/body.ts';
import { createJobs, type JobPrompt } from '../reading/jobs.ts';
import { asList, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { countAsked, lengthAsked } from '../reading/numbers.ts';
import { countMedia } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row as kling } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, kling);
  return (exchange) => countMedia(jobs, exchange, readPrompt(bodyFields(exchange.body)));
};

/** Types begin with what they make: `m2v_` videos, `mmu_` pictures. */
function readPrompt(body: Fields): JobPrompt {
  const type = asText(body.type) ?? '';
  const isVideo = /^m2v|video|lip_?sync|avatar/i.test(type);
  const isSound = /audio|sound|tts|music/i.test(type) && !isVideo;
  const named = asList(body.arguments).map(fieldsOf);
  const argumentOf = (name: string): unknown => named.find((argument) => argument.name === name)?.value;
  const version = asText(argumentOf('kling_version'));
  return {
    key: null,
    intent: /extend|edit|img2img|upscale/i.test(type) ? 'edit' : 'new',
    // Versions are numbers: of what, only the site tells.
    model: asSlug(version === undefined ? undefined : `kling-${version}`),
    texts: [asText(argumentOf('prompt')) ?? ''],
    media: {
      type: isVideo ? 'video' : isSound ? 'audio' : 'image',
      ...(isVideo ? lengthAsked(argumentOf('duration')) : {}),
    },
    count: countAsked(argumentOf('imageCount')),
  };
}

/**
 * Dreamina and its sister in China, Jimeng: pictures and videos are asked for by a draft, which is JSON within JSON. What
 * is accepted counts as asked for. Sources: README.md.
 */
import { bodyFields } from '../reading/body.ts';
import { createJobs, type JobPrompt } from '../reading/jobs.ts';
import { asList, asSlug, asText, type Fields, fieldsOf, parseJson } from '../reading/json.ts';
import { asWritten, countAsked, lengthOf, sizeAsked } from '../reading/numbers.ts';
import { countMedia } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row as dreamina } from './row.ts';

/** A draft of pictures makes a set of four. */
const PICTURES_A_SET = 4;

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, dreamina);
  return (exchange) => countMedia(jobs, exchange, readPrompt(bodyFields(exchange.body)));
};

function readPrompt(body: Fields): JobPrompt {
  const draft = fieldsOf(parseJson(asText(body.draft_content) ?? ''));
  const sets = countAsked(fieldsOf(parseJson(asText(body.metrics_extra) ?? '')).generateCount);
  const { abilities } = fieldsOf(asList(draft.component_list)[0]);
  const { generate, blend, gen_video: video } = fieldsOf(abilities);
  if (video !== undefined) return readVideo(fieldsOf(fieldsOf(video).text_to_video_params), sets);
  const core = fieldsOf(fieldsOf(generate ?? blend).core_param);
  const size = fieldsOf(core.large_image_info);
  return {
    key: null,
    intent: blend === undefined ? 'new' : 'edit',
    model: asSlug(core.model) ?? asSlug(fieldsOf(body.extend).root_model),
    texts: [asText(core.prompt) ?? ''],
    media: { type: 'image', ...sizeAsked(size.width, size.height) },
    count: sets * PICTURES_A_SET,
  };
}

function readVideo(asked: Fields, count: number): JobPrompt {
  const inputs = asList(asked.video_gen_inputs).map(fieldsOf);
  const pieces = inputs.flatMap((input) => asList(fieldsOf(input.unified_edit_input).meta_list));
  const ms = asWritten(inputs[0]?.duration_ms);
  return {
    key: null,
    intent: 'new',
    model: asSlug(asked.model_req_key),
    texts: [
      ...inputs.map(({ prompt }) => asText(prompt) ?? ''),
      ...pieces.map((piece) => asText(fieldsOf(piece).text) ?? ''),
    ],
    media: { type: 'video', ...lengthOf(typeof ms === 'number' ? ms / 1_000 : undefined) },
    count,
  };
}

/**
 * Leonardo: everything is a POST to one GraphQL address; the operation's name tells what. What the server accepts it
 * makes, and says how it went when the page asks. Sources: README.md.
 */

import { bodyFields } from '../reading/body.ts';
import { createJobs, type JobPrompt, readPoll } from '../reading/jobs.ts';
import { asFields, asId, asList, asSlug, asText, type Fields } from '../reading/json.ts';
import { countAsked, lengthAsked, sizeAsked } from '../reading/numbers.ts';
import type { CreateReader } from '../site.ts';
import { row as leonardo } from './row.ts';

const PROMPT = /^(?:Generate|Create\w*GenerationJob)$/;
const STATUS = /^Get\w*Generation/;

export const createReader: CreateReader = (tab) => {
  const jobs = createJobs(tab, leonardo);

  function takeStatus({ id, status }: Fields): void {
    const job = jobs.find(asId(id));
    if (status === 'COMPLETE') job?.complete();
    else if (status === 'FAILED') job?.failed(status);
  }

  return (exchange) => {
    const fields = bodyFields(exchange.body);
    const operation = asText(fields.operationName) ?? '';
    if (STATUS.test(operation)) {
      return readPoll((reply) => {
        for (const item of asList(asFields(asFields(reply)?.data)?.generations))
          takeStatus(asFields(item) ?? {});
      });
    }
    if (!PROMPT.test(operation)) return undefined;
    return jobs.submit(exchange, readPrompt(asFields(fields.variables) ?? {}), (reply, job) => {
      const { data, errors } = asFields(reply) ?? {};
      const [made] = Object.values(asFields(data) ?? {}).map((value) => asFields(value));
      const id = asId(made?.generationId);
      if (id === undefined) return errors === undefined ? undefined : { error: errors };
      job.producedAsAsked();
      return { ids: [id] };
    });
  };
};

/** `request.parameters` of today's operation, `arg1` of older ones. */
function readPrompt({ request, arg1 }: Fields): JobPrompt {
  const asked = asFields(request) ?? {};
  const parameters = asFields(asked.parameters) ?? asFields(arg1) ?? {};
  const length = lengthAsked(parameters.duration);
  return {
    key: null,
    intent: parameters.init_image_id || parameters.initImageId ? 'edit' : 'new',
    model: asSlug(asked.model) ?? asSlug(parameters.sd_version) ?? asSlug(parameters.modelId),
    texts: [asText(parameters.prompt) ?? ''],
    media: {
      type: length.seconds === undefined ? 'image' : 'video',
      ...sizeAsked(parameters.width, parameters.height),
      ...length,
    },
    count: countAsked(parameters.quantity, parameters.num_images),
  };
}

/**
 * GitHub Copilot's chat (github.com/copilot): server-sent events without names. Grammar and
 * sources: README.md.
 */
import type { Intent } from '../../model/usage/usage.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { bodyFields } from '../reading/body.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { asFields, asId, asSlug, asText, parseJson } from '../reading/json.ts';
import { readBody, startTurn, wordsOf } from '../reading/prompt.ts';
import { reportUsage } from '../reading/reported.ts';
import { markText } from '../reading/text-meter.ts';
import type { CreateReader } from '../site.ts';
import { row as githubCopilot } from './row.ts';

export const createReader: CreateReader = (tab) => {
  const branches = createBranches();
  return (exchange) => {
    const fields = bodyFields(exchange.body);
    const thread = /\/threads\/([^/?]+)/.exec(exchange.url)?.[1] ?? '';
    const parent = asText(fields.parentMessageID) ?? '';
    const content = asText(fields.content) ?? '';
    const mark = markText(content).hash;
    const turn = startTurn(tab, exchange, {
      key: asId(fields.responseMessageID) ?? null,
      conversation: thread,
      intent: intentOf(branches, thread, parent, mark),
      mode: fields.mode === 'agent' ? 'agent' : 'standard',
      model: asSlug(fields.model),
      texts: [content],
    });
    return readBody(tab, turn, githubCopilot, (progress, note) =>
      createSseDecoder((_, data) => {
        const event = asFields(parseJson(data)) ?? {};
        switch (event.type) {
          case 'content':
            turn.answer().append(asText(event.body) ?? '');
            break;
          case 'routedModel':
            turn.model = asSlug(event.model) ?? turn.model;
            break;
          case 'complete':
            turn.model = asSlug(event.model) ?? turn.model;
            reportUsage(turn, event.usage);
            branches.grow(thread, parent, asId(event.id) ?? '', mark);
            progress.done = true;
            break;
          case 'error':
          case 'agentError':
            progress.error = wordsOf(event);
            break;
          default:
            note(event, '');
            return;
        }
        progress.understood = true;
      }),
    );
  };
};

function intentOf(branches: Branches, thread: string, parent: string, mark: string): Intent {
  if (parent === '' || parent === 'root')
    return branches.place(thread, parent) === 'unknown' ? 'new' : 'edit';
  if (branches.place(thread, parent) !== 'older') return 'followup';
  return branches.promptUnder(thread, parent) === mark ? 'regenerate' : 'edit';
}

/**
 * GitHub Copilot's chat (github.com/copilot): server-sent events without names. Grammar and
 * sources: README.md.
 */
import type { Intent } from '../../model/usage/usage.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { bodyFields } from '../reading/body.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { asFields, asId, asSlug, asText, parseJson } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import { reportUsage } from '../reading/reported.ts';
import { markText } from '../reading/text-meter.ts';
import type { CreateReader } from '../site.ts';
import { row as githubCopilot } from './row.ts';

/** The parent of a thread's first prompt; some leave it empty. */
const ROOT = 'root';

export const createReader: CreateReader = (tab) => {
  const branches = createBranches();
  return (exchange) => {
    const fields = bodyFields(exchange.body);
    const thread = /\/threads\/([^/?]+)/.exec(exchange.url)?.[1] ?? '';
    const parent = asText(fields.parentMessageID) || ROOT;
    const content = asText(fields.content) ?? '';
    const mark = markText(content).hash;
    const turn = startTurn(tab, exchange, {
      key: asId(fields.responseMessageID) ?? null,
      conversation: thread,
      intent: intentOf(branches, thread, parent, mark),
      replaces: branches.turnUnder(thread, parent),
      mode: fields.mode === 'agent' ? 'agent' : 'standard',
      model: asSlug(fields.model),
      texts: [content],
    });
    function grow(answer: unknown): void {
      const id = asId(answer);
      if (id !== undefined) branches.grow(thread, parent, id, mark, turn);
    }

    return readBody(tab, turn, githubCopilot, (progress, note) =>
      createSseDecoder((_, data) => {
        const event = asFields(parseJson(data)) ?? {};
        switch (event.type) {
          case 'content':
            turn.answer().append(asText(event.body) ?? '');
            // One that is stopped is never named.
            grow(fields.responseMessageID);
            break;
          case 'routedModel':
            turn.model = asSlug(event.model) ?? turn.model;
            break;
          case 'complete':
            turn.model = asSlug(event.model) ?? turn.model;
            reportUsage(turn, event.usage);
            grow(event.id);
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
  if (branches.place(thread, parent) !== 'older') return parent === ROOT ? 'new' : 'followup';
  return branches.promptUnder(thread, parent) === mark ? 'regenerate' : 'edit';
}

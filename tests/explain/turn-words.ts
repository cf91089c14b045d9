/** What a turn came to. */
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { estimateText } from './estimate-words.ts';
import type { ExplainedTurn } from './explained.ts';
import { folded, messageWords } from './message-words.ts';
import type { ReadingStep } from './reading.ts';
import { mediaWords } from './turn-facts.ts';

/** Of an answer's text. */
export const TEXT_WIDTH = 60;

/** In one line. */
export function requestWords(request: UsageRequest): string {
  const { kind, intent, mode, model, outcome, inputTokens, outputTokens } = request;
  const words = [kind, intent, mode, model ?? 'no model', outcome].join(', ');
  return `${words}, ${inputTokens} in, ${outputTokens} out`;
}

/** @param all folds nothing */
export function turnText(explained: ExplainedTurn, steps: readonly ReadingStep[], all: boolean): string {
  const { name, key, outputText, request, estimate } = explained;
  if (!request) return `${name}  nothing of it would be stored`;
  const text = folded(JSON.stringify(outputText), all ? undefined : TEXT_WIDTH);
  const lines = [
    `key        ${key ?? 'none on the wire'}`,
    `model      ${modelWords(explained, request)}`,
    `tokens     ${tokensWords(request)}`,
    `media      ${request.media.map(mediaWords).join(', ') || 'none'}`,
    `text       ${outputText === '' ? 'none' : text}`,
    `understood ${understoodWords(explained, steps)}`,
    ...(estimate ? [estimateText(estimate, all)] : []),
  ];
  const seconds = (request.durationMs / 1000).toFixed(3);
  return `${name}  ${requestWords(request)}, ${seconds} s\n${indented(lines.join('\n'))}`;
}

function modelWords({ turn }: ExplainedTurn, { model, effort }: UsageRequest): string {
  const asked = `${model ?? 'none'}, asked for ${turn.modelRequested ?? 'none'}`;
  return effort === null ? asked : `${asked}, effort ${effort}`;
}

function tokensWords(request: UsageRequest): string {
  const { tokenSource: source, totalTokens } = request;
  return [
    `input ${request.inputTokens} ${source.input}`,
    `context ${request.contextTokens}`,
    `output ${request.outputTokens} ${source.output}`,
    `reasoning ${request.reasoningTokens} ${source.reasoning}`,
    `tools ${request.toolTokens}`,
    ...(totalTokens === null ? [] : [`total ${totalTokens} reported`]),
  ].join(', ');
}

/** Whether it was, and by which event. */
function understoodWords({ name, turn }: ExplainedTurn, steps: readonly ReadingStep[]): string {
  if (turn.understood === null) return 'not known yet';
  if (!turn.understood) return `NO: ${JSON.stringify(turn.shape)}`;
  const step = steps.find(({ changes }) =>
    changes.some((change) => change.turn === name && change.changes.includes('understood')),
  );
  return step?.message ? `yes, by #${step.message.exchange + 1} ${messageWords(step.message).label}` : 'yes';
}

export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

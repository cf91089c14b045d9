/** The whole of an Open WebUI answer so far: what it shows, and what it folds away. */
import { asFields, asList, asText, type Fields, parseJson } from '../reading/json.ts';
import { partsOf } from './openai.ts';

/** What an answer has come to. */
export interface Content {
  readonly answer: string;
  readonly reasoning: string;
  /** What was written for tools. */
  readonly tool: string;
  /** What tools found. */
  readonly found: string;
}

/** A text, as the page shows it up to version 0.9: reasoning and tool calls are folded into `<details>`. */
export function readContent(content: string): Content {
  const folded = { reasoning: '', tool: '', found: '' };
  const answer = content.replace(
    /<details type="(\w+)"([^>]*)>(.*?)(?:<\/details>\n?|$)/gs,
    (_, type: string, attributes: string, inner: string) => {
      if (type === 'reasoning') folded.reasoning += inside(inner).replace(/^> ?/gm, '');
      if (type === 'tool_calls') {
        folded.tool += attribute(attributes, 'arguments');
        folded.found += attribute(attributes, 'result') || (stringIn(inside(inner)) ?? '');
      }
      return '';
    },
  );
  return { ...folded, answer: answer.trim() };
}

/** The same since version 0.10: a list of items, as OpenAI's Responses API has them. */
export function readOutput(output: readonly unknown[]): Content {
  const items = output.map((item) => asFields(item) ?? {});
  const of = (type: string, textsOf: (item: Fields) => readonly unknown[]) =>
    items.filter((item) => item.type === type).map((item) => join(textsOf(item)));
  return {
    answer: of('message', ({ content }) => partsOf(content))
      .filter((text) => text.trim() !== '')
      .join('\n'),
    reasoning: join(
      of('reasoning', ({ summary, content }) => partsOf(asList(summary).length > 0 ? summary : content)),
    ),
    tool: join([
      ...of('function_call', ({ name, arguments: args }) => [name, args]),
      ...of('open_webui:code_interpreter', ({ code }) => [code]),
    ]),
    found: join(of('function_call_output', (item) => partsOf(item.output))),
  };
}

function join(texts: readonly unknown[]): string {
  return texts.map((text) => asText(text) ?? '').join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
  amp: '&',
};

/** What a fold holds, under its summary. */
function inside(inner: string): string {
  return withoutEntities(inner.replace(/<summary>.*?<\/summary>/s, '').trim());
}

function attribute(attributes: string, name: string): string {
  const [, value = ''] = new RegExp(` ${name}="([^"]*)"`).exec(attributes) ?? [];
  const text = withoutEntities(value);
  return stringIn(text) ?? text;
}

function withoutEntities(text: string): string {
  return text.replace(/&(lt|gt|quot|#x27|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** A text that stands as a string of JSON; undefined where it does not, or not yet. */
function stringIn(json: string): string | undefined {
  const value = json.startsWith('"') ? parseJson(json) : undefined;
  return typeof value === 'string' ? value : undefined;
}

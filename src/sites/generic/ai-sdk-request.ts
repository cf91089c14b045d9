/** What a chat built with the AI SDK sends with a prompt: names differ by version, and by chat. Sources: ai-sdk/README.md. */
import type { Intent } from '../../model/usage/usage.ts';
import { asFields, asId, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import type { History, HistoryPrompt } from './history.ts';

/** Objects of the body in which chats keep what they want of the model. */
const SETTINGS = ['config', 'settings', 'options', 'modelConfig', 'metadata', 'data'];
/** As chats name the model, in the body and in the answer's metadata. */
const MODEL_NAMES = [
  'model',
  'modelId',
  'modelID',
  'model_id',
  'modelName',
  'selectedModel',
  'selectedModelId',
  'selectedChatModel',
  'chatModel',
];

/** The model a request asks for, wherever its chat keeps that. */
export function askedModelOf(fields: Fields): string | undefined {
  return SETTINGS.map((place) => modelOf(fieldsOf(fields[place]))).reduce(firstOf, modelOf(fields));
}

/** The model an object of the body, or of the answer's metadata, names. */
export function modelOf(fields: Fields): string | undefined {
  const named = MODEL_NAMES.map((name) => asSlug(fields[name]) ?? modelIn(fieldsOf(fields[name])));
  return named.reduce(firstOf, undefined);
}

function modelIn({ id, modelId, name }: Fields): string | undefined {
  return asSlug(id) ?? asSlug(modelId) ?? asSlug(name);
}

function firstOf(found: string | undefined, next: string | undefined): string | undefined {
  return found ?? next;
}

/** A body that can be read and holds no prompt is another call of the chat: it makes a thread, say. */
export function asksSomething(fields: Fields): boolean {
  const { messages, message, prompt } = fields;
  return Object.keys(fields).length === 0 || (messages ?? message ?? prompt ?? null) !== null;
}

/** What is asked: a whole history, its last message alone, or, of `useCompletion`, a text. */
export function readHistory(history: History, fields: Fields, conversation: string): HistoryPrompt {
  if (Array.isArray(fields.messages)) return history.read(conversation, fields.messages);
  const message = asFields(fields.message);
  if (!message) return history.read('', [{ role: 'user', content: fields.message ?? fields.prompt }]);
  // A message is told from others of its conversation by its id.
  const place = message.role === 'user' ? `${conversation}/${asId(message.id) ?? ''}` : conversation;
  const prompt = history.read(place, [message]);
  return {
    ...prompt,
    belongsTo(turn) {
      prompt.belongsTo(turn);
      // What tools find for it comes alone, too: the conversation alone tells of whom.
      if (message.role === 'user') history.read(conversation, []).belongsTo(turn);
    },
  };
}

/** @param otherwise what the history says of it */
export function intentOf({ trigger, messageId }: Fields, otherwise: Intent): Intent {
  if (trigger === 'regenerate-message') return 'regenerate';
  const isAgain = otherwise === 'new' || otherwise === 'followup';
  return trigger === 'submit-message' && isAgain && asText(messageId) !== undefined ? 'edit' : otherwise;
}

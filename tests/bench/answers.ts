/** Long answers as the sites stream them, for the page benches. */

export const EVENT_COUNT = 50_000;
const EVENT_BYTES = 100;

/** English and French prose; its own words, repeated. */
const PROSE =
  'The footprint of a request depends on where the servers stand, what energy feeds them and how large the model is. ' +
  'Une même question peut coûter dix fois plus selon le modèle ; personne ne peut donner un seul chiffre. ';

/** ChatGPT's stream in its current form: 50,000 deltas of 100 bytes, 5 MB in all. */
export function longChatgptAnswer(): Buffer[] {
  const opening =
    'event: delta_encoding\ndata: "v1"\n\n' +
    'event: delta\ndata: {"p":"","o":"add","v":{"message":{"id":"b1","author":{"role":"assistant"},' +
    '"content":{"content_type":"text","parts":[""]},"status":"in_progress","metadata":{"model_slug":"gpt-5-5"},' +
    '"recipient":"all","channel":"final"},"conversation_id":"c1"},"c":1}\n\n' +
    'event: delta\ndata: {"p":"/message/content/parts/0","o":"append","v":"Here"}\n\n';
  const events = Array.from({ length: EVENT_COUNT }, (_, index) => deltaOf(index));
  const closing =
    'event: delta\ndata: {"p":"/message/status","o":"replace","v":"finished_successfully"}\n\n' +
    'data: {"type":"message_stream_complete","conversation_id":"c1"}\n\ndata: [DONE]\n\n';
  return [opening, ...events, closing].map((event) => Buffer.from(event));
}

function deltaOf(index: number): string {
  const [head, tail] = ['event: delta\ndata: {"v":"', '"}\n\n'];
  const length = EVENT_BYTES - head.length - tail.length;
  const from = (index * length) % PROSE.length;
  const text = (PROSE + PROSE).slice(from, from + length).replace(/[^ -~]/g, 'e');
  return `${head}${text}${tail}`;
}

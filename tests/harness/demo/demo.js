/**
 * The demo chat's page. It sends what the real site's page sends (the site is the host it stands on), reads the answer
 * as it streams, and knows nothing of the extension.
 */

const WORDS = {
  en: {
    note: 'A demo on this computer: no request leaves it, and no model is asked. The extension counts it as the real site.',
    placeholder: 'Ask something',
    send: 'Send',
    ideas: ['Why is the sky blue?', 'A recipe for lentil soup', 'Think: how many squares on a chessboard?'],
  },
  fr: {
    note: 'Une démonstration sur cet ordinateur : rien n’en sort, aucun modèle n’est interrogé. L’extension la compte comme le vrai site.',
    placeholder: 'Posez une question',
    send: 'Envoyer',
    ideas: [
      'Pourquoi le ciel est-il bleu ?',
      'Une recette de soupe aux lentilles',
      'Réfléchis : combien de carrés sur un échiquier ?',
    ],
  },
};

const SITES = [
  { host: 'chatgpt.com', label: 'ChatGPT', page: 'https://chatgpt.com/', ask: askChatGpt },
  { host: 'claude.ai', label: 'Claude', page: 'https://claude.ai/new', ask: askClaude },
  { host: 'gemini.google.com', label: 'Gemini', page: 'https://gemini.google.com/app', ask: askGemini },
];

const conversation = crypto.randomUUID();
let lastMessage;

/** Each `ask` resolves when the answer is complete; `onText` gets all of it so far. */
async function askChatGpt(prompt, onText) {
  const id = crypto.randomUUID();
  const message = {
    id,
    author: { role: 'user' },
    create_time: Date.now() / 1000,
    content: { content_type: 'text', parts: [prompt] },
    metadata: {},
  };
  const body = {
    action: 'next',
    messages: [message],
    ...(lastMessage ? { conversation_id: conversation } : {}),
    parent_message_id: lastMessage ?? 'client-created-root',
    model: 'auto',
    conversation_mode: { kind: 'primary_assistant' },
    supported_encodings: ['v1'],
  };
  lastMessage = id;
  let text = '';
  await readEvents('/backend-api/f/conversation', body, ({ p, v }) => {
    if (typeof v !== 'string' || (p && p !== '/message/content/parts/0')) return;
    text += v;
    onText(text);
  });
}

async function askClaude(prompt, onText) {
  const organization = '3e1f0f5e-7c1a-4c1e-9f57-5b1d2f0c9a11';
  const ids = { human_message_uuid: crypto.randomUUID(), assistant_message_uuid: crypto.randomUUID() };
  const body = {
    prompt,
    parent_message_uuid: lastMessage ?? '00000000-0000-4000-8000-000000000000',
    model: 'claude-sonnet-4-6',
    turn_message_uuids: ids,
    attachments: [],
    files: [],
    rendering_mode: 'messages',
  };
  lastMessage = ids.assistant_message_uuid;
  let text = '';
  const url = `/api/organizations/${organization}/chat_conversations/${conversation}/completion`;
  await readEvents(url, body, ({ delta }) => {
    text += delta?.text ?? '';
    onText(text);
  });
}

/** Posts JSON and reads server-sent events whose data is JSON objects. */
async function readEvents(url, body, onEvent) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const line of lines) if (line.startsWith('data: {')) onEvent(JSON.parse(line.slice(6)));
  }
}

/** Gemini asks with XMLHttpRequest and a form; each frame holds the whole text so far. */
function askGemini(prompt, onText) {
  const inner = new Array(60).fill(null);
  inner[0] = [prompt, 0, null, null, null, null, 0];
  inner[1] = ['en'];
  inner[2] = lastMessage
    ? [`c_${hex(conversation)}`, lastMessage, '']
    : ['', '', '', null, null, null, null, null, null, ''];
  inner[59] = crypto.randomUUID().toUpperCase();
  lastMessage = `r_${hex(inner[59])}`;
  const xhr = new XMLHttpRequest();
  xhr.open('POST', '/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate?hl=en&rt=c');
  xhr.setRequestHeader('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
  xhr.onprogress = () => {
    const lines = xhr.responseText.split('\n');
    const frames = lines.slice(0, -1).filter((line) => line.startsWith('[["wrb.fr"'));
    const text = frames
      .map((frame) => JSON.parse(JSON.parse(frame)[0][2])[4]?.[0]?.[1]?.[0])
      .findLast(Boolean);
    if (text) onText(text);
  };
  return new Promise((resolve) => {
    xhr.onload = resolve;
    xhr.send(new URLSearchParams({ 'f.req': JSON.stringify([null, JSON.stringify(inner)]), at: '' }));
  });
}

function hex(uuid) {
  return uuid.replaceAll('-', '').slice(0, 16).toLowerCase();
}

const talk = document.querySelector('#talk');
const input = document.querySelector('#prompt');
const language = document.querySelector('#language');
const site = SITES.find(({ host }) => host === location.host) ?? SITES[0];

function add(text, name) {
  const paragraph = document.createElement('p');
  paragraph.className = name;
  paragraph.textContent = text;
  talk.append(paragraph);
  return paragraph;
}

async function send(prompt) {
  add(prompt, 'asked');
  const answer = add('…', 'answer');
  answer.scrollIntoView({ block: 'end' });
  await site.ask(prompt, (text) => {
    answer.textContent = text;
  });
  answer.dataset.done = '';
}

function showLanguage() {
  const words = WORDS[language.value];
  document.documentElement.lang = language.value;
  for (const element of document.querySelectorAll('[data-text]'))
    element.textContent = words[element.dataset.text];
  input.placeholder = words.placeholder;
  input.setAttribute('aria-label', words.placeholder);
  const ideas = words.ideas.map((idea) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = idea;
    button.onclick = () => send(idea);
    return button;
  });
  document.querySelector('#ideas').replaceChildren(...ideas);
}

for (const { label, page, host } of SITES) {
  const link = document.createElement('a');
  link.href = page;
  link.textContent = label;
  if (host === site.host) link.setAttribute('aria-current', 'page');
  document.querySelector('#sites').append(link);
}
document.title = `${site.label} (demo)`;
language.value = navigator.language.startsWith('fr') ? 'fr' : 'en';
language.onchange = showLanguage;
document.querySelector('#ask').onsubmit = (event) => {
  event.preventDefault();
  const prompt = input.value.trim();
  input.value = '';
  if (prompt) void send(prompt);
};
showLanguage();

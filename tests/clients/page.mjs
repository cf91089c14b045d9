/** What runs in the page: each client as a program of its own would use it, behind names that a test can call. */
import Anthropic from '@anthropic-ai/sdk';
import { DefaultChatTransport as Transport5 } from 'ai5';
import { DefaultChatTransport as Transport6 } from 'ai6';
import { DefaultChatTransport as Transport7 } from 'ai7';
import { Ollama } from 'ollama/browser';
import OpenAI from 'openai';
import { createElement } from 'react';
import { useChat as useChat4 } from 'react-ai4';
import { useChat as useChat5 } from 'react-ai5';
import { useChat as useChat6 } from 'react-ai6';
import { useChat as useChat7 } from 'react-ai7';
import { createRoot } from 'react-dom/client';

/** Reads a stream of pieces to its end. */
async function drain(stream) {
  for await (const _ of stream);
}

/** A component that hands its chat out; what is asked of it goes to the newest. */
function mounted(useIt) {
  let chat;
  function Chat() {
    chat = useIt();
    return null;
  }
  createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Chat));
  const ready = async () => {
    while (!chat || (chat.status !== 'ready' && chat.status !== 'error'))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return chat;
  };
  return ready;
}

const later = (useChat, Transport, api) => {
  const ready = mounted(() => useChat({ transport: new Transport({ api }) }));
  return {
    ask: async (text) => (await ready()).sendMessage({ text }),
    again: async () => (await ready()).regenerate(),
    ready,
  };
};

function sdk4(api) {
  const ready = mounted(() => useChat4({ api }));
  return {
    ask: async (content) => (await ready()).append({ role: 'user', content }),
    again: async () => (await ready()).reload(),
    ready,
  };
}

const MAKE = {
  4: sdk4,
  5: (api) => later(useChat5, Transport5, api),
  6: (api) => later(useChat6, Transport6, api),
  7: (api) => later(useChat7, Transport7, api),
};

window.clients = {
  /** Two prompts and the second answer anew, each waited for. */
  async sdk(major, api, [first, second]) {
    const chat = MAKE[major](api);
    await chat.ask(first);
    await chat.ready();
    await chat.ask(second);
    await chat.ready();
    await chat.again();
    await chat.ready();
  },
  async openai(baseURL, messages) {
    const client = new OpenAI({ baseURL, apiKey: 'k', dangerouslyAllowBrowser: true });
    const asked = { model: 'wren-1', messages, stream: true, stream_options: { include_usage: true } };
    await drain(await client.chat.completions.create(asked));
  },
  async responses(baseURL, input) {
    const client = new OpenAI({ baseURL, apiKey: 'k', dangerouslyAllowBrowser: true });
    await drain(await client.responses.create({ model: 'wren-1', input, stream: true }));
  },
  async ollama(host, messages) {
    await drain(await new Ollama({ host }).chat({ model: 'wren:8b', messages, stream: true }));
  },
  async anthropic(baseURL, messages) {
    const client = new Anthropic({ baseURL, apiKey: 'k', dangerouslyAllowBrowser: true });
    await client.messages.stream({ model: 'wren-2', max_tokens: 99, messages }).finalMessage();
  },
};

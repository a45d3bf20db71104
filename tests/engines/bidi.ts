/** Firefox over WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/ */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asJson, type Browser, clickActions, type Engine, fromJson, keyActions } from './browser.ts';

/** No request of its own, no question at the start. */
const preferences = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'app.update.disabledForTesting': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};

export async function startFirefox(binary: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(preferences).map((pair) => `user_pref(${pair.map((part) => JSON.stringify(part))});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const options = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile];
  const child = spawn(binary, options, { stdio: ['ignore', 'ignore', 'pipe'] });
  const call = await connect(`${await addressOf(child)}/session`);
  await call('session.new', { capabilities: {} });
  return {
    async newTab() {
      const { userContext } = await call('browser.createUserContext', {});
      const { context = '' } = await call('browsingContext.create', { type: 'tab', userContext });
      return tab(call, context);
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Call = (method: string, params: object) => Promise<Record<string, string>>;

function tab(call: Call, context: string): Browser {
  const act = async (actions: object[]) => void (await call('input.performActions', { context, actions }));
  return {
    goto: async (url) => void (await call('browsingContext.navigate', { context, url, wait: 'complete' })),
    press: (...keys) => act(keyActions(keys)),
    clickAt: (x, y) => act(clickActions(x, y)),
    async run(work, argument) {
      const answer = await call('script.callFunction', {
        functionDeclaration: asJson(work),
        arguments: [{ type: 'string', value: JSON.stringify(argument) }],
        awaitPromise: true,
        target: { context },
        userActivation: false,
      });
      const { exceptionDetails, result } = answer as unknown as {
        exceptionDetails?: { text: string };
        result: { value: string };
      };
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return fromJson(result.value);
    },
    traverse: async (delta) => void (await call('browsingContext.traverseHistory', { context, delta })),
    resize: async (width, height) =>
      void (await call('browsingContext.setViewport', { context, viewport: { width, height } })),
    close: async () => void (await call('browsingContext.close', { context })),
  };
}

/** The address that Firefox prints when it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.on('data', (chunk) => {
      output += chunk;
      const address = /ws:\/\/\S+/.exec(output)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`Firefox ended:\n${output}`)));
  });
}

/** Commands and answers are paired by a number. */
async function connect(address: string): Promise<Call> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`Firefox does not answer at ${address}`)));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(data) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let last = 0;
  return async (method, params) => {
    const id = ++last;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer.error) throw new Error(`${method}: ${answer.message}`);
    return answer.result ?? {};
  };
}

interface Answer {
  id: number;
  result?: Record<string, string>;
  error?: string;
  message?: string;
}

/** WebKitGTK over WebDriver: https://www.w3.org/TR/webdriver2/ */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { asJson, type Browser, clickActions, type Engine, fromJson, keyActions } from './browser.ts';

/** A tab is a browser with a driver of its own: WebKit's driver knows no other way to forget, and can hang after a session. */
export async function startWebKit(driver: string, browser: string): Promise<Engine> {
  const screen = await startScreen();
  return {
    async newTab() {
      try {
        return await startTab(driver, browser, screen.display);
      } catch {
        // Once in a hundred times the browser does not answer its driver.
        return startTab(driver, browser, screen.display);
      }
    },
    close: () => end(screen.child),
  };
}

async function startTab(driver: string, browser: string, display: string): Promise<Browser> {
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    // As root the sandbox of WebKit cannot start.
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', NO_AT_BRIDGE: '1' },
  });
  const send = (method: string, path: string, body?: object) => ask(`http://127.0.0.1:${port}${path}`, method, body);
  try {
    await until(() => send('GET', '/status'));
    const options = { binary: browser, args: ['--automation'] };
    const { sessionId } = await send('POST', '/session', {
      capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } },
    });
    const driven = tab((method, path, body) => send(method, `/session/${sessionId}${path}`, body));
    return {
      ...driven,
      close: () =>
        driven
          .close()
          .catch(() => undefined)
          .then(() => end(child)),
    };
  } catch (error) {
    await end(child);
    throw error;
  }
}

type Send = (method: string, path: string, body?: object) => Promise<Record<string, string>>;

function tab(send: Send): Browser {
  const act = async (actions: object[]) => void (await send('POST', '/actions', { actions }));
  return {
    goto: async (url) => void (await send('POST', '/url', { url })),
    press: (...keys) => act(keyActions(keys)),
    clickAt: (x, y) => act(clickActions(x, y)),
    async run(work, argument) {
      const script = `const done = arguments[1]; (${asJson(work)})(arguments[0]).then(done, (error) => done('!' + error))`;
      const json = String(await send('POST', '/execute/async', { script, args: [JSON.stringify(argument)] }));
      if (json.startsWith('!')) throw new Error(json.slice(1));
      return fromJson(json);
    },
    traverse: async (steps) => void (await send('POST', steps < 0 ? '/back' : '/forward', {})),
    async resize(width, height) {
      await send('POST', '/window/rect', { width, height });
    },
    close: async () => void (await send('DELETE', '')),
  };
}

const patience = 20_000;

async function ask(url: string, method: string, body?: object): Promise<Record<string, string>> {
  const answer = await fetch(url, {
    method,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  const { value } = (await answer.json()) as { value: Record<string, string> };
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}

/** A screen that nobody sees: WebKitGTK has no headless mode. */
async function startScreen(): Promise<{ display: string; child: ChildProcess }> {
  const options = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    child.stdio[3]?.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`Xvfb ended with ${status}`)));
  });
  return { display: `:${number}`, child };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function until(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(100);
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}

// WebKitGTK's own browser by plain WebDriver. It is the family of Safari, not Safari.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { until } from '../embedded/until.mjs';
import { ELEMENT, answerOf, pressed, scriptOf, typed } from '../embedded/webdriver.mjs';
import { prepareDesktop } from './desktop.mjs';

const DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const BROWSER = process.env.WEBKIT ?? `/usr/lib/${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch]}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
/** How long an answer is waited for. */
const LONGEST_MS = 60_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function ask(method, address, body) {
  // A driver that lost its display says nothing for ever.
  const reply = await fetch(address, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(LONGEST_MS) });
  const { value } = await reply.json();
  if (reply.ok) return value;
  throw Object.assign(new Error(`${value.error}: ${value.message}`), { code: value.error });
}

/**
 * Starts the driver. It has one browser at a time; each is new and knows nothing of the one before.
 * @param {import('./desktop.mjs').Wishes} [wishes] what the visitor asked the desktop for
 */
export async function startWebKit(wishes) {
  if (!existsSync(BROWSER)) throw new Error(`there is no ${BROWSER}; install webkit2gtk-driver, or say with WEBKIT where it is`);
  // Without a display a session is never answered.
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) throw new Error('WebKitGTK needs a display; run this under xvfb-run');
  const port = await freePort();
  const desktop = await prepareDesktop(wishes);
  const driver = spawn(DRIVER, [`--port=${port}`, '--host=127.0.0.1'], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...desktop.env } });
  const gone = once(driver, 'exit');
  const address = `http://127.0.0.1:${port}`;
  await until(() => fetch(`${address}/status`).then(() => true, () => false));
  /** @type {Session | undefined} */
  let session;
  return {
    /** @param {{ scripts?: boolean }} [options] whether the pages' own scripts run; WebDriver's always do */
    async open({ scripts = true } = {}) {
      await session?.close();
      session = undefined;
      const args = ['--automation', ...(scripts ? [] : ['--enable-javascript-markup=false'])];
      const { sessionId } = await ask('POST', `${address}/session`, {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSER, args } } },
      });
      session = new Session(`${address}/session/${sessionId}`);
      return session;
    },
    async stop() {
      await session?.close();
      driver.kill();
      await gone;
      await desktop.clear();
    },
  };
}

/** A browser with one window at a time. */
class Session {
  #address;

  /** @param {string} address */
  constructor(address) {
    this.#address = address;
  }

  #post(path, body = {}) {
    return ask('POST', `${this.#address}${path}`, body);
  }

  #get(path) {
    return ask('GET', `${this.#address}${path}`);
  }

  close() {
    return ask('DELETE', this.#address);
  }

  goto(url) {
    return this.#post('/url', { url });
  }

  url() {
    return this.#get('/url');
  }

  title() {
    return this.#get('/title');
  }

  /**
   * What is inside the page is less high by the browser's own row. Where nobody manages windows, the keyboard is with
   * the one under the pointer, and that is in the middle of the screen.
   */
  async resize(width, height) {
    const x = await this.run((inside) => Math.max(0, Math.round((screen.width - inside) / 2)), width);
    return this.#post('/window/rect', { x, y: 0, width, height });
  }

  /** Closes the window, and goes on in a new one of the same visitor: what the browser keeps is still there. */
  async anotherWindow() {
    const { handle } = await this.#post('/window/new', { type: 'window' });
    const left = await ask('DELETE', `${this.#address}/window`);
    if (left.length !== 1) throw new Error(`${left.length} windows are open`);
    await this.#post('/window', { handle });
  }

  /** Waits until it is there. @param {string} selector */
  async find(selector) {
    const [first] = await until(() => this.findAll(selector), (found) => found.length > 0);
    return first;
  }

  /** @param {string} selector */
  async findAll(selector) {
    const found = await this.#post('/elements', { using: 'css selector', value: selector });
    return found.map((reference) => this.#elementOf(reference));
  }

  #elementOf(reference) {
    const path = `/element/${reference[ELEMENT]}`;
    return {
      click: () => this.#post(`${path}/click`),
      text: () => this.#get(`${path}/text`),
      attribute: (name) => this.#get(`${path}/attribute/${name}`),
      property: (name) => this.#get(`${path}/property/${name}`),
      /** What a screen reader is told. */
      role: () => this.#get(`${path}/computedrole`),
      name: () => this.#get(`${path}/computedlabel`),
    };
  }

  /** @param {string} text */
  type(text) {
    return this.#post('/actions', typed(text));
  }

  /** @param {string} name @param {{ shift?: boolean }} [held] */
  press(name, held) {
    return this.#post('/actions', pressed(name, held));
  }

  /**
   * Runs a function in the page and answers what it answers, also when that comes later.
   * @param {Function | string} program a function, or a script that is only run
   * @param {...unknown} words its arguments
   */
  async run(program, ...words) {
    if (typeof program === 'string') return this.#post('/execute/sync', { script: program, args: [] });
    return answerOf(await this.#post('/execute/async', { script: scriptOf(program), args: words }));
  }

  /** The window, as a PNG. A page that was just loaded may still be white. */
  async screenshot() {
    return Buffer.from(await this.#get('/screenshot'), 'base64');
  }
}

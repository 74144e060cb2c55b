// Firefox by Marionette, its own protocol: so the scripts of pages can be turned off, and its accessibility tree read.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ELEMENT, answerOf, pressed, scriptOf, typed } from '../embedded/webdriver.mjs';
import { until } from '../embedded/until.mjs';
import { connect } from './marionette.mjs';

const BROWSER = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Any free port; and the tree of who needs it is there from the beginning. */
const PREFERENCES = { 'marionette.port': 0, 'accessibility.force_disabled': -1 };

/** Scripts of the test's own see the document, not what the page's scripts made, and run also where those do not. */
const OURS = { sandbox: 'system', newSandbox: false };

/**
 * Opens a browser that knows nothing of any other; `close()` leaves nothing behind.
 * @param {{ scripts?: boolean }} [options] whether the pages' own scripts run
 */
export async function openFirefox({ scripts = true } = {}) {
  if (!existsSync(BROWSER)) throw new Error(`there is no ${BROWSER}; install firefox-esr, or say with FIREFOX where it is`);
  const profile = await mkdtemp(join(tmpdir(), 'atera-firefox-'));
  const preferences = Object.entries({ ...PREFERENCES, 'javascript.enabled': scripts });
  await writeFile(join(profile, 'user.js'), preferences.map(([name, value]) => `user_pref("${name}", ${value});\n`).join(''));
  const browser = spawn(BROWSER, ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const gone = once(browser, 'exit');
  const end = async () => {
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    // It writes down which port it took.
    const port = await until(() => readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => ''));
    const command = await connect(Number(port));
    await command('WebDriver:NewSession');
    return new Session(command, end);
  } catch (error) {
    browser.kill('SIGKILL');
    await end();
    throw error;
  }
}

/** A browser with one window. */
class Session {
  #command;
  #end;

  /** @param {Awaited<ReturnType<typeof connect>>} command @param {() => Promise<void>} end waits until it is gone */
  constructor(command, end) {
    this.#command = command;
    this.#end = end;
  }

  async #value(name, parameters) {
    const { value } = await this.#command(name, parameters);
    return value;
  }

  async close() {
    await this.#command('Marionette:Quit', { flags: ['eForceQuit'] });
    await this.#end();
  }

  goto(url) {
    return this.#command('WebDriver:Navigate', { url });
  }

  url() {
    return this.#value('WebDriver:GetCurrentURL');
  }

  title() {
    return this.#value('WebDriver:GetTitle');
  }

  /** Waits until it is there. @param {string} selector */
  async find(selector) {
    const [found] = await until(() => this.#command('WebDriver:FindElements', { using: 'css selector', value: selector }), (all) => all.length > 0);
    const id = found[ELEMENT];
    return {
      click: () => this.#command('WebDriver:ElementClick', { id }),
      text: () => this.#value('WebDriver:GetElementText', { id }),
      property: (name) => this.#value('WebDriver:GetElementProperty', { id, name }),
    };
  }

  /** @param {string} text */
  type(text) {
    return this.#command('WebDriver:PerformActions', typed(text));
  }

  /** @param {string} name @param {{ shift?: boolean }} [held] */
  press(name, held) {
    return this.#command('WebDriver:PerformActions', pressed(name, held));
  }

  /**
   * Runs a function beside the page and answers what it answers, also when that comes later.
   * @param {Function | string} program a function, or a script that is only run
   * @param {...unknown} words its arguments
   */
  async run(program, ...words) {
    if (typeof program === 'string') return this.#value('WebDriver:ExecuteScript', { script: program, args: words, ...OURS });
    // Nothing is the answer of a page that just goes; the next one is asked then.
    return answerOf(await until(() => this.#value('WebDriver:ExecuteAsyncScript', { script: scriptOf(program), args: words, ...OURS })));
  }

  /** The page as whoever cannot see it is told, from the top down: what Firefox hands to a screen reader. */
  async tree() {
    await this.#command('Marionette:SetContext', { value: 'chrome' });
    try {
      return await this.#value('WebDriver:ExecuteScript', { script: `return (${readTree})(window)`, args: [] });
    } finally {
      await this.#command('Marionette:SetContext', { value: 'content' });
    }
  }
}

/** Runs inside the browser itself, not in a page. */
function readTree({ gBrowser }) {
  const { Cc, Ci } = globalThis;
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const { STATE_INVALID, STATE_REQUIRED } = Ci.nsIAccessibleStates;
  const read = (node) => {
    const state = {};
    node.getState(state, {});
    const own = {
      role: service.getStringRole(node.role),
      name: node.name ?? '',
      description: node.description ?? '',
      invalid: (state.value & STATE_INVALID) !== 0,
      required: (state.value & STATE_REQUIRED) !== 0,
    };
    return [own, ...Array.from({ length: node.childCount }, (_, index) => read(node.getChildAt(index))).flat()];
  };
  // The first that asks has to wait for it.
  const page = service.getAccessibleFor(gBrowser.selectedBrowser);
  return page ? read(page) : [];
}

// What a GTK desktop tells its programs, for one browser: nothing of the machine's own settings is left.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Wishes
 * @property {'light' | 'dark'} [scheme]
 * @property {boolean} [contrast] whether it shall be more
 * @property {boolean} [motion] whether anything may move
 */

/** The browser's own buttons hold a window at 447 px. */
const NARROW = 'window * { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n';

/** @param {Wishes} [wishes] */
export async function prepareDesktop({ scheme = 'light', contrast = false, motion = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'desktop-'));
  await mkdir(join(folder, 'gtk-3.0'));
  await writeFile(join(folder, 'gtk-3.0', 'gtk.css'), NARROW);
  await writeFile(join(folder, 'gtk-3.0', 'settings.ini'), `[Settings]\ngtk-enable-animations=${Number(motion)}\n`);
  return {
    env: {
      XDG_CONFIG_HOME: folder,
      GTK_THEME: `${contrast ? 'HighContrast' : 'Adwaita'}${scheme === 'dark' ? ':dark' : ''}`,
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

// axe in a page, whatever engine shows it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in the page as it stands, one line for each rule. @param {any} page @param {string} [within] */
export async function violations(page, within = 'html') {
  await page.run(SOURCE);
  return page.run(async (selector) => {
    const { violations: found } = await globalThis.axe.run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, within);
}

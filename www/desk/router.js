// Addresses and views. Real links and the browser's own history; the server answers any view with the same page.
import { inDialect, isSpokenHere } from './dialect.js';

/** Path → element. `{id}` is a whole number. */
const ROUTES = [
  ['/tickets', 'desk-ticket-list'],
  ['/tickets/new', 'desk-ticket-new'],
  ['/tickets/{id}', 'desk-ticket'],
  ['/customers', 'desk-customer-list'],
  ['/customers/new', 'desk-customer-edit'],
  ['/customers/{id}', 'desk-customer'],
  ['/customers/{id}/edit', 'desk-customer-edit'],
  ['/contacts', 'desk-contact-list'],
  ['/contacts/new', 'desk-contact-edit'],
  ['/contacts/{id}', 'desk-contact'],
  ['/contacts/{id}/edit', 'desk-contact-edit'],
].map(([path, tag]) => ({ tag, pattern: new RegExp(`^${path.replace('{id}', '([1-9][0-9]{0,15})')}/?$`) }));

const HOME = '/tickets';

/**
 * @typedef {{ tag: string, path: string, id?: number, query: URLSearchParams }} Route
 * @typedef {{ keepFocus?: boolean, notice?: string, replace?: boolean }} Move
 */

/** @type {(route: Route, move?: Move) => void} */
let listener = () => {};
/** The address without its fragment, to tell a jump within the page from a move. */
let shown = '';

/** @param {typeof listener} callback */
export function onNavigate(callback) {
  listener = callback;
}

export function startRouter() {
  document.addEventListener('click', followLink);
  window.addEventListener('popstate', () => {
    if (here() !== shown) show();
  });
  if (location.pathname === '/') history.replaceState(null, '', inDialect(HOME));
  show();
}

/** @param {string} address @param {Move} [move] */
export function navigate(address, move = {}) {
  if (move.replace) history.replaceState(null, '', inDialect(address));
  else history.pushState(null, '', inDialect(address));
  show(move);
}

/** An address in the page's dialect, with these query parts; empty ones are left out. @param {string} path @param {Record<string, unknown>} [query] */
export function addressOf(path, query = {}) {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
  return inDialect(text ? `${path}?${text}` : path);
}

const here = () => location.pathname + location.search;

/** @param {Move} [move] */
function show(move) {
  shown = here();
  listener(routeOf(new URL(location.href)), move);
}

/** @param {URL} url @returns {Route} */
function routeOf(url) {
  for (const { tag, pattern } of ROUTES) {
    const match = pattern.exec(url.pathname);
    if (match) return { tag, path: url.pathname, id: match[1] && Number(match[1]), query: url.searchParams };
  }
  return { tag: 'desk-not-found', path: url.pathname, query: url.searchParams };
}

/** A plain click on a link of the desk; a new tab, a download, another dialect and other sites stay the browser's. @param {MouseEvent} event */
function followLink(event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || link.origin !== location.origin || link.target || link.hash || link.hasAttribute('download') || !isSpokenHere(link.search)) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}

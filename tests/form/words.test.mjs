// The element's words: which language, its modules, plural forms, and sentences with their values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { known, languageOf, loadAnswers, loadWords, say, tell } from '../../pkg/form/words.js';
import { LANGUAGES } from '../../pkg/form/words/languages.js';

const TAGS = Object.keys(LANGUAGES);
const every = (run) => Promise.all(TAGS.map(run));

test('every language loads, and each of its modules says whose it is', async () => {
  assert.deepEqual(TAGS, ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'he', 'ar', 'ja', 'zh']);
  await every(async (tag) => {
    const [words, answers] = await Promise.all([loadWords(tag), loadAnswers(tag)]);
    assert.deepEqual([words.tag, answers.tag, answers.dir], [tag, tag, words.dir]);
    assert.equal(words.dir, new Intl.Locale(tag).textInfo?.direction ?? (tag === 'he' || tag === 'ar' ? 'rtl' : 'ltr'));
  });
});

test('each language has exactly the plural forms that it needs', () => every(async (tag) => {
  const { count } = await loadWords(tag);
  const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
  for (const [name, forms] of Object.entries(count)) assert.deepEqual(Object.keys(forms).toSorted(), needed, `${tag} ${name}`);
}));

test('a count is said in the right form, with the number as the language writes it', async () => {
  const said = async (tag, ...counts) => {
    const words = await loadWords(tag);
    return counts.map((n) => say(words, 'count.left', { n }));
  };
  assert.deepEqual(await said('en', 0, 1, 2, 1_200), ['0 characters left', '1 character left', '2 characters left', '1,200 characters left']);
  assert.deepEqual(await said('pl', 1, 3, 5, 22), ['Pozostał 1 znak', 'Pozostały 3 znaki', 'Pozostało 5 znaków', 'Pozostały 22 znaki']);
  assert.deepEqual(await said('he', 1, 2, 3), ['נותר תו אחד', 'נותרו שני תווים', 'נותרו 3 תווים']);
  assert.deepEqual(await said('fr', 0, 1, 2), ['0 caractère restant', '1 caractère restant', '2 caractères restants']);
  const arabic = await said('ar', 0, 1, 2, 3, 11, 100);
  assert.equal(new Set(arabic.map((text) => text.replace(/[\d٠-٩]+/g, '#'))).size, 6);
  await every(async (tag) => {
    for (const text of await said(tag, 0, 1, 2, 3, 7, 11, 100, 1_000_000)) assert.doesNotMatch(text, /[{}]|undefined/, tag);
  });
});

test('a tag is taken by its language, and an old or unknown one does no harm', () => {
  const cases = { de: 'de', 'pt-BR': 'pt', iw: 'he', 'zh-Hant-TW': 'zh', DE_at: 'de', ' fr ': 'fr' };
  for (const [tag, ours] of Object.entries(cases)) assert.equal(known(tag), ours);
  for (const tag of ['', 'deu', 'x', 'constructor', '__proto__', null, undefined]) assert.equal(known(tag), undefined);
});

test('an element speaks its own language, else that of what is around it, else English', async () => {
  class Root { constructor(host) { this.host = host; } }
  globalThis.ShadowRoot = Root;
  const element = ({ language, lang, root }) => ({
    getAttribute: (name) => ({ language, lang })[name] ?? null,
    closest: () => (lang === undefined ? null : { getAttribute: () => lang }),
    getRootNode: () => root ?? {},
  });
  assert.equal(languageOf(element({ language: 'nl', lang: 'de' })), 'nl');
  assert.equal(languageOf(element({ lang: 'de-CH' })), 'de');
  assert.equal(languageOf(element({ language: 'tlh', lang: 'ja' })), 'ja');
  assert.equal(languageOf(element({ lang: 'tlh' })), 'en');
  assert.equal(languageOf(element({})), 'en');
  assert.equal(languageOf(element({ root: new Root(element({ lang: 'he' })) })), 'he');
  assert.equal((await loadWords('tlh')).tag, 'en');
});

test('an issue is told in the field\'s own words, or in those for any field', async () => {
  const answers = await loadAnswers('en');
  const told = (issue) => tell(answers, { path: 'office', code: 'required', ...issue }, 'Your {n} office');
  assert.equal(told({}), 'Fill in “Your {n} office”');
  assert.equal(told({ path: 'name' }), 'Enter your name');
  assert.equal(told({ code: 'too_long', params: { limit: '40' } }), 'Shorten “Your {n} office” to 40 characters at most');
  assert.equal(told({ path: 'email', code: 'invalid_email', reason: 'dot' }), 'Remove the extra dot before the @');
  assert.equal(told({ path: 'email', code: 'invalid_email', reason: 'unheard_of' }), 'Enter an email address, like name@example.com');
  assert.equal(told({ path: 'email', code: 'doubtful_email' }), 'Check the part after the @: it looks mistyped');
  // Codes and names come from a server and from a schema.
  for (const name of ['constructor', 'toString', '__proto__', 'unheard_of']) {
    assert.equal(told({ code: name, path: name, reason: name }), 'Check “Your {n} office”');
  }
  assert.equal(say(answers, 'suggest', { suggestion: 'ada@gmail.com' }), 'Did you mean ada@gmail.com?');
});

// What a screen reader is told of the form: names, descriptions and what is invalid, in each state.
import { FIRST, text } from '../embedded/told.mjs';
import { expect, test } from './desk.mjs';
import { STATES, element, field, openForm, send, summary } from './embedded.mjs';

/** Each control as the page says it: from labels and ids, in any engine. */
const told = (page) => element(page).evaluate((host) => {
  const root = host.shadowRoot ?? host;
  const words = (ids) => (ids ?? '').split(' ').filter(Boolean).map((id) => root.querySelector(`#${CSS.escape(id)}`)?.textContent ?? `nothing is #${id}`).join(' ');
  return [...root.querySelectorAll('input:not([type="hidden"], [type="radio"], [tabindex="-1"]), textarea, select, fieldset')].map((control) => ({
    name: control.labels?.[0]?.textContent ?? control.querySelector('legend').textContent,
    description: words(control.getAttribute('aria-describedby')),
    invalid: control.getAttribute('aria-invalid') === 'true',
  }));
});

for (const name of ['plain', 'hostile']) {
  test(`${name}: name, description and invalid state of each field, empty and with errors`, async ({ page }) => {
    await openForm(page, name);
    const before = await told(page);
    expect(before.slice(0, 4)).toEqual(FIRST.map(({ name, hint }) => ({ name, description: hint, invalid: false })));
    await STATES.errors(page, name);
    const after = await told(page);
    expect(after.slice(0, 4)).toEqual(FIRST.map(({ name, hint, error }) => ({ name, description: text(`${hint} ${error}`), invalid: true })));
    expect(after.slice(4)).toEqual(before.slice(4));
  });

  test(`${name}: the same out of the engine's own tree`, async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'Firefox shows its own only by Marionette: tests/firefox');
    const devtools = await page.context().newCDPSession(page);
    const boxes = async () => {
      const { nodes } = await devtools.send('Accessibility.getFullAXTree');
      return nodes.filter(({ ignored, role }) => !ignored && role.value === 'textbox').slice(0, FIRST.length).map(({ name, description, properties }) => ({
        name: name.value,
        description: text(description?.value ?? ''),
        invalid: properties.find((property) => property.name === 'invalid')?.value.value === 'true',
        required: properties.find((property) => property.name === 'required')?.value.value === true,
      }));
    };
    await openForm(page, name);
    expect(await boxes()).toEqual(FIRST.map(({ name, hint }) => ({ name, description: hint, invalid: false, required: true })));
    await STATES.errors(page, name);
    expect(await boxes()).toEqual(FIRST.map(({ name, hint, error }) => ({ name, description: text(`${hint} ${error}`), invalid: true, required: true })));
  });
}

/** The tree of each state, as far as it is the form's own and no field. */
const TREES = {
  empty: `
    - form "Ask for help":
      - textbox "Your name"
      - textbox "Your email address"
      - textbox "What is wrong, in a few words"
      - textbox "What happened"
      - group "Who is affected (optional)":
        - radio "Nobody can work"
      - button "Send"`,
  errors: `
    - alert:
      - heading "There is a problem" [level=2]
      - list:
        - listitem:
          - link "Enter your name"
        - listitem:
          - link "Enter the whole domain after the @, like example.com"
        - listitem:
          - link "Say in a few words what is wrong"
        - listitem:
          - link "Describe what happened"`,
  accepted: `
    - group "We have your request":
      - heading "We have your request" [level=2]
      - paragraph: /It is stored safely/
      - paragraph:
        - link "Follow your request"
      - paragraph: /Keep the address/
      - paragraph:
        - button "Open a new form"`,
  queued: `
    - group "Your request is kept on this device":
      - heading "Your request is kept on this device" [level=2]
      - paragraph: It is sent as soon as the connection is back. You can close this page.`,
  failed: `
    - alert:
      - heading "There is a problem" [level=2]
      - list:
        - listitem: /The check that you are a person/`,
};

for (const [state, tree] of Object.entries(TREES)) {
  test(`the tree of the form, ${state}`, async ({ page }) => {
    await STATES[state](page, 'plain');
    await expect(element(page)).toMatchAriaSnapshot(tree);
  });
}

test('a live region is there before it speaks, and says that the form is sent', async ({ page }) => {
  await openForm(page, 'plain');
  const region = element(page).locator('[aria-live], [role="status"]');
  await expect(region).toHaveCount(1);
  await expect(region).toHaveText('');
  await STATES.sending(page, 'plain');
  await expect(region).toHaveText(await send(page).textContent());
  await expect(send(page)).toBeFocused();
  await expect(send(page)).toHaveAttribute('aria-disabled', 'true');
});

test('nothing is checked when a field is left, and nothing is ever emptied', async ({ page }) => {
  await openForm(page, 'plain');
  await field(page, 'email').fill('ada@');
  await field(page, 'subject').focus();
  await expect(element(page).locator('.atera-error')).toHaveCount(0);
  await send(page).click();
  await expect(summary(page)).toBeFocused();
  await expect(field(page, 'email')).toHaveValue('ada@');
});

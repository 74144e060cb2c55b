// Web Awesome's form controls, around a form that the page wrote.
import '@awesome.me/webawesome/dist/styles/webawesome.css';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';

const controls = document.querySelectorAll('form :is(wa-input, wa-textarea, wa-radio-group, wa-radio, wa-button)');
await Promise.all([...controls].map(async (control) => {
  await customElements.whenDefined(control.localName);
  await control.updateComplete;
}));
performance.mark('done');
